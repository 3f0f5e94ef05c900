import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

// As much as file systems hand out at a time: an empty file can often be made on a full disk.
const block = Buffer.alloc(4096);

/** Whether something new can be stored in a folder right now. Throws what the system says where it cannot. */
export async function writable(folder: string): Promise<boolean> {
  const file = join(folder, `.probe-${process.pid}`);
  try {
    await writeFile(file, block, { flush: true });
  } finally {
    await rm(file, { force: true });
  }
  return true;
}
