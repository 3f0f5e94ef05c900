import { PassThrough, Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { plans } from "../../src/commands/plans.ts";

/** Runs the command on a folder of knowledge; fulfils with what it wrote. */
export async function runPlans(
  knowledgeFolder: string,
  ...args: readonly string[]
): Promise<{ code: number; output: string }> {
  const output = new PassThrough();
  const written = text(output);
  try {
    const code = await plans(args, {
      input: Readable.from([]),
      output,
      knowledgeFolder,
    });
    output.end();
    return { code, output: await written };
  } finally {
    output.end();
  }
}
