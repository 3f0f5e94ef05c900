import type { Logger } from "../logger.ts";

/** What must hold for messages to be taken and answered. */
export type CheckName = "channels" | "storage" | "backlog";

export interface Check {
  readonly name: CheckName;
  /** Whether it holds; a throw counts as no. */
  holds(): boolean | Promise<boolean>;
}

// A disk that does not answer is as bad as a full one. Probes usually wait longer than this.
const patienceMs = 2000;

/** The names of the checks that do not hold, in their order. Never rejects; why one threw is logged. */
export async function failed(
  checks: readonly Check[],
  logger: Logger,
): Promise<CheckName[]> {
  const results = await Promise.all(
    checks.map(async (check) => ({
      name: check.name,
      holds: await inTime(check, logger),
    })),
  );
  return results.filter(({ holds }) => !holds).map(({ name }) => name);
}

async function inTime(check: Check, logger: Logger): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => {
    resolve(false);
  }, patienceMs);
  try {
    return await Promise.race([promise, Promise.resolve(check.holds())]);
  } catch (error) {
    logger.error("a readiness check failed", error);
    return false;
  } finally {
    clearTimeout(timer);
  }
}
