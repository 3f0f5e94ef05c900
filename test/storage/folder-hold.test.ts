import { fork } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { InputError } from "../../src/errors.ts";
import { holdFolder } from "../../src/storage/folder-hold.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const hold = pathToFileURL(
  join(import.meta.dirname, "../../src/storage/folder-hold.ts"),
);

/** A process of its own that holds a folder until it is killed. */
async function holder(folder: string) {
  const file = join(await temporaryFolder(), "holder.mjs");
  await writeFile(
    file,
    `import { holdFolder } from ${JSON.stringify(hold)};
     await holdFolder(${JSON.stringify(folder)});
     process.send("held");
     setInterval(() => {}, 60_000);`,
  );
  const child = fork(file);
  await once(child, "message");
  return async () => {
    child.kill("SIGKILL");
    await once(child, "exit");
  };
}

describe("a data folder", () => {
  it("is one process's alone, and free again once that was killed", async () => {
    const folder = await temporaryFolder();
    const kill = await holder(folder);
    await expect(holdFolder(folder)).rejects.toThrow(InputError);
    await expect(holdFolder(folder)).rejects.toThrow(
      /another process works the data folder .*DATABASE_URL/u,
    );
    await kill();
    const release = await holdFolder(folder);
    release();
  }, 20_000);

  it("is held anew after it was let go", async () => {
    const folder = await temporaryFolder();
    (await holdFolder(folder))();
    (await holdFolder(folder))();
  });
});
