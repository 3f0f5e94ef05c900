import { hkdfSync, randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { InputError } from "../errors.ts";
import { codeOf, linkWhole, syncFolder } from "./durable-file.ts";

const keyBytes = 32;

/** A key for one purpose, from which neither the given key nor one for another purpose can be told (HKDF, RFC 5869). */
export function subkey(key: Uint8Array, purpose: string): Buffer {
  const info = `trucban ${purpose}`;
  return Buffer.from(hkdfSync("sha256", key, "", info, keyBytes));
}

/** Reads 32 bytes written in base64. Throws {@link InputError} that names where they stand, and does not quote them. */
export function parseKey(text: string, where: string): Buffer {
  const key = Buffer.from(text.trim(), "base64");
  if (key.toString("base64") !== text.trim())
    throw new InputError(`${where} is not base64; ${wanted}`);
  if (key.length !== keyBytes)
    throw new InputError(`${where} holds ${key.length} bytes; ${wanted}`);
  return key;
}

const wanted = `it must hold ${keyBytes} bytes in base64, as "openssl rand -base64 ${keyBytes}" prints them`;

/** The key in a file, made of chance at first. */
export async function keyFile(path: string): Promise<Buffer> {
  const made = `${randomBytes(keyBytes).toString("base64")}\n`;
  return parseKey(await readOrMake(path, made), path);
}

/** Undefined when there is no such file. Throws {@link InputError} when it cannot be read. */
export async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw new InputError(`${path} cannot be read: ${String(codeOf(error))}`);
  }
}

/**
 * What the file holds; `text`, and on the disk, when there was none. Processes that make it at once agree, and it is
 * never written over.
 */
export async function readOrMake(path: string, text: string): Promise<string> {
  const there = await readIfThere(path);
  if (there !== undefined) return there;
  try {
    await linkWhole(path, text);
  } catch (error) {
    if (codeOf(error) !== "EEXIST")
      throw new InputError(`${path} cannot be made: ${String(codeOf(error))}`);
  }
  // Also what another process has made meanwhile must not be lost once it has been used.
  await syncFolder(dirname(path));
  return (await readIfThere(path)) ?? text;
}
