import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";

const program = join(import.meta.dirname, "tips-child.ts");

/** Stands in every tip, so that it can be looked for on the disk. */
export const marker = "kho 7Q4XZ";

/** One who reports: says it in one message, and agrees to the summary. */
interface Reporter {
  readonly id: string;
  said: 0 | 1 | 2;
  /** Of the message that is not yet known to be taken. */
  pending: { id: string; text: string } | undefined;
  /** When the message that waits for its answer was first sent. */
  since: number;
}

export interface Receipt {
  readonly reporter: string;
  readonly receipt: string;
  readonly reference: string;
}

const receiptForm = /(\d{4}(?: \d{4}){4})/;
const referenceForm = /\b([CDFGHJKMNPRTWX34679]{6})\b/;

/** So many reporters against a desk that may be killed; each sends again what it does not know to be taken. */
export function createCrowd(first: number, count: number, atOnce: number) {
  const receipts: Receipt[] = [];
  /** From "send it" to the receipt, in ms. */
  const times: number[] = [];
  const waiting = Array.from({ length: count }, (_, at): Reporter => ({
    id: String(first + at),
    said: 0,
    pending: undefined,
    since: 0,
  }));
  const active = new Map<string, Reporter>();
  let child: ChildProcess | undefined;
  let changed: () => void = () => undefined;
  let readyMs = 0;

  function send(reporter: Reporter): void {
    if (reporter.pending !== undefined)
      child?.stdin?.write(
        `${JSON.stringify({ from: reporter.id, ...reporter.pending })}\n`,
      );
  }

  function say(reporter: Reporter, text: string): void {
    reporter.said = reporter.said === 0 ? 1 : 2;
    reporter.pending = { id: `${reporter.id}.${reporter.said}`, text };
    reporter.since = performance.now();
    send(reporter);
  }

  function fill(): void {
    while (active.size < atOnce) {
      const next = waiting.shift();
      if (next === undefined) return;
      active.set(next.id, next);
      say(
        next,
        `Tôi báo: nhóm trộm chó số ${next.id} hay tụ ở ${marker}, phường 7, thành phố Trà Vinh, tối nào cũng có, hai người đi Exciter đen. Tôi không có ảnh, không để tên.`,
      );
    }
  }

  function hear(line: string): void {
    let told: { taken?: string; to?: string; text?: string; ready?: number };
    try {
      told = JSON.parse(line) as typeof told;
    } catch {
      // Cut off by a kill.
      return;
    }
    if (told.ready !== undefined) readyMs = told.ready;
    const reporter = active.get(told.to ?? told.taken?.split(".")[0] ?? "");
    if (reporter === undefined) return;
    if (told.taken === reporter.pending?.id) reporter.pending = undefined;
    if (told.text === undefined) return;
    const receipt = receiptForm.exec(told.text)?.[1];
    if (receipt !== undefined) {
      const rest = told.text.replace(receipt, "");
      const reference = referenceForm.exec(rest)?.[1] ?? "";
      receipts.push({ reporter: reporter.id, receipt, reference });
      times.push(performance.now() - reporter.since);
      active.delete(reporter.id);
      fill();
    } else if (reporter.said === 1) say(reporter, "gửi");
    changed();
  }

  return {
    receipts,
    times,
    /** From start to being ready, the last time. */
    readyMs: () => readyMs,
    pid: () => child?.pid ?? 0,
    isDone: () => receipts.length === count,
    /** Starts the desk on a folder, and goes on with what is open. */
    async start(folder: string, hook: string): Promise<void> {
      const started = spawn(process.execPath, [program, folder, hook], {
        stdio: ["pipe", "pipe", "inherit"],
      });
      child = started;
      started.stdin.on("error", () => undefined);
      const lines = createInterface({ input: started.stdout });
      lines.on("line", hear);
      await once(lines, "line");
      for (const reporter of active.values()) send(reporter);
      fill();
    },
    /** Fulfils when all have their receipts. */
    async done(): Promise<void> {
      while (receipts.length < count)
        await new Promise<void>((resolve) => {
          changed = resolve;
        });
    },
    async kill(): Promise<void> {
      child?.kill("SIGKILL");
      if (child !== undefined) await once(child, "close");
    },
    async end(): Promise<void> {
      child?.stdin?.end();
      if (child !== undefined) await once(child, "close");
    },
  };
}
