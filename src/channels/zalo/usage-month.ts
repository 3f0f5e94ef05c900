import { z } from "zod";

const kinds = ["messages", "users"] as const;
/** What the platform's allowance is made of. */
export type UsageKind = (typeof kinds)[number];

const count = z.int().min(0);

/** One bot's use of the platform in one month. */
export const UsageMonth = z.object({
  v: z.literal(1),
  /** Civil month in Vietnam, YYYY-MM. */
  month: z.string(),
  received: count,
  sent: count,
  /** Keyed hashes: they tell people apart, and nothing of who they are. */
  users: z.array(z.string()),
  /** Percentages that were told of. */
  told: z.object({ messages: z.array(count), users: z.array(count) }),
});
export type UsageMonth = z.infer<typeof UsageMonth>;

/** What was counted since it was last written. */
export interface Counts {
  received: number;
  sent: number;
  readonly users: Set<string>;
}

/** Messages of both directions a month, and people who wrote. */
export type Allowance = Readonly<Record<UsageKind, number>>;

export const thresholds = [80, 95] as const;

/** A threshold that was reached and not told of. */
export interface Crossing {
  readonly percent: number;
  readonly kind: UsageKind;
}

export function emptyMonth(month: string): UsageMonth {
  const told = { messages: [], users: [] };
  return { v: 1, month, received: 0, sent: 0, users: [], told };
}

export function merged(stored: UsageMonth, counts: Counts): UsageMonth {
  return {
    ...stored,
    received: stored.received + counts.received,
    sent: stored.sent + counts.sent,
    users: [...new Set([...stored.users, ...counts.users])],
  };
}

export function percentOf(
  { received, sent, users }: UsageMonth,
  kind: UsageKind,
  allowance: Allowance,
): number {
  const used = kind === "messages" ? received + sent : users.length;
  return (used / allowance[kind]) * 100;
}

export function crossings(month: UsageMonth, allowance: Allowance): Crossing[] {
  return kinds.flatMap((kind) =>
    thresholds
      .filter(
        (percent) =>
          percentOf(month, kind, allowance) >= percent &&
          !month.told[kind].includes(percent),
      )
      .map((percent) => ({ percent, kind })),
  );
}

export function withTold(
  month: UsageMonth,
  crossed: readonly Crossing[],
): UsageMonth {
  const told = { ...month.told };
  for (const { kind, percent } of crossed)
    told[kind] = [...told[kind], percent];
  return { ...month, told };
}

export function withoutTold(
  month: UsageMonth,
  { kind, percent }: Crossing,
): UsageMonth {
  const left = month.told[kind].filter((told) => told !== percent);
  return { ...month, told: { ...month.told, [kind]: left } };
}
