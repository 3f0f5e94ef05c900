import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { z } from "zod";
import { CivilDate } from "../src/clock.ts";
import { InputError } from "../src/errors.ts";
import { readYaml } from "../src/knowledge.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const Shape = z.strictObject({
  day: CivilDate.optional(),
  level: z.enum(["city", "province"]).optional(),
  number: z.union([z.string(), z.number()]).optional(),
  names: z.array(z.string()).min(1),
});

it.each([
  [
    "day: 1/2\nnames: [a]\n",
    ':1 has "1/2" at day; expected: a date such as 2023-11-08',
  ],
  [
    "names: [a]\nlevel: ward\n",
    ':2 has "ward" at level; expected: one of "city"|"province"',
  ],
  [
    "names: [a]\nnumber: [1]\n",
    ":2 has a list or map at number; expected: string or number",
  ],
  ["names: 5\n", ":1 has 5 at names; expected: array"],
  [
    "names: []\n",
    ":1 has a list or map at names; expected: array to have >=1 items",
  ],
  ["", ":1 has nothing at the top; expected: object"],
  ["# nothing yet\n", ":1 has nothing at the top; expected: object"],
  [
    "names: [a]\nnmae: b\n",
    ':1 has a list or map at the top; expected: only known keys, not "nmae"',
  ],
  ["names: [a]\n---\nnames: [b]\n", ":2 is not YAML: "],
  ["names: {\n", " is not YAML: "],
])(
  "names in one line what would do in the place of %j",
  async (text, message) => {
    const file = join(await temporaryFolder(), "some.yaml");
    await writeFile(file, text);
    const reading = readYaml(file, Shape);
    await expect(reading).rejects.toThrow(InputError);
    await expect(reading).rejects.toThrow(message);
    await expect(reading).rejects.not.toThrow(/\n/);
  },
);
