import type { Readable, Writable } from "node:stream";
import { parseArgs, type ParseArgsConfig } from "node:util";
import { parseMoment } from "../clock.ts";
import { InputError } from "../errors.ts";

/** The process as a command sees it. */
export interface Io {
  readonly input: Readable & { isTTY?: boolean };
  readonly output: Writable & { isTTY?: boolean; columns?: number };
  /** The project's own data for clerks; not the caller's folder. */
  readonly knowledgeFolder: string;
}

/** Runs a command with the arguments behind its name; fulfils with the exit code. */
export type Command = (args: readonly string[], io: Io) => Promise<number>;

/** The arguments by name. Throws {@link InputError} for one that the command does not have. */
export function readArguments<Options extends ParseArgsConfig["options"]>(
  command: string,
  args: readonly string[],
  options: Options,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message : "";
    // Node's own advice on option-like values follows the first sentence.
    throw new InputError(`${command}: ${reason.split(". ", 1)[0] ?? reason}`);
  }
}

/** A moment given as an option. Throws {@link InputError} for anything else. */
export function readMoment(option: string, text: string): Date {
  const moment = parseMoment(text);
  if (moment !== undefined) return moment;
  throw new InputError(
    `${option} has ${JSON.stringify(text)}; expected YYYY-MM-DD or a date and time with offset such as 2023-11-08T08:00:00+07:00`,
  );
}

/** Writes a line and waits until it is taken, so that a slow reader does not fill the memory. */
export function writeLine(output: Writable, line: string): Promise<void> {
  return new Promise((resolve, reject) => {
    output.write(`${line}\n`, (error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}
