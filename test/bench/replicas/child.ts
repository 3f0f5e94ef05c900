import { serve } from "../../../src/commands/serve.ts";
import { readConfig } from "../../../src/config.ts";

// The desk as `npm start` runs it, on knowledge of another folder.

const [knowledgeFolder = ""] = process.argv.slice(2);
const io = { input: process.stdin, output: process.stdout, knowledgeFolder };
process.exitCode = await serve(await readConfig(), io);
