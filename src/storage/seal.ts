import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  randomBytes,
} from "node:crypto";
import { z } from "zod";
import { subkey } from "./key-file.ts";

// AES-256-GCM with a nonce of chance, which is safe for 2^32 writes under one key (NIST SP 800-38D, 8.3).
const algorithm = "aes-256-gcm";
const nonceBytes = 12;
const tagBytes = 16;

/** What a sealed document holds. */
const Content = z.object({
  /** Whose it is, as only this key's holder can tell. */
  of: z.string(),
  value: z.unknown(),
});

/** What a sealed document stands beside in the open, and cannot be read without. */
export interface Surroundings {
  readonly kind: string;
  readonly dueAt: Date | undefined;
}

export interface Seal {
  close(id: string, value: unknown, around: Surroundings): string;
  /** Undefined when it was not sealed with this key, was changed, or belongs elsewhere; without `id` wherever it stands. */
  open(
    text: string,
    around: Surroundings,
    id?: string,
  ): { readonly value: unknown } | undefined;
}

/**
 * Seals documents. Kind and due moment are bound as additional data. The id is bound by a keyed hash inside: who reads
 * a document by its id compares it; who is handed a due one, or one of all, does not know the id, and goes by what the
 * value itself says, which nobody without the key can have made. An older revision of the same document passes for
 * the newest: nothing beside the disk remembers which that is.
 */
export function createSeal(key: Uint8Array): Seal {
  const sealing = subkey(key, "seal");
  const naming = subkey(key, "sealed ids");
  const ownerOf = (kind: string, id: string) =>
    createHmac("sha256", naming).update(`${kind}\0${id}`).digest("base64url");

  return {
    close(id, value, around) {
      const content = JSON.stringify({ of: ownerOf(around.kind, id), value });
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv(algorithm, sealing, nonce);
      cipher.setAAD(boundTo(around));
      const sealed = [nonce, cipher.update(padded(content)), cipher.final()];
      return Buffer.concat([...sealed, cipher.getAuthTag()]).toString("base64");
    },
    open(text, around, id) {
      const content = Content.safeParse(unsealed(sealing, text, around));
      if (!content.success) return undefined;
      const { of, value } = content.data;
      const strange = id !== undefined && of !== ownerOf(around.kind, id);
      return strange ? undefined : { value };
    },
  };
}

function unsealed(key: Buffer, text: string, around: Surroundings): unknown {
  const sealed = Buffer.from(text, "base64");
  if (sealed.length < nonceBytes + tagBytes) return undefined;
  const nonce = sealed.subarray(0, nonceBytes);
  const decipher = createDecipheriv(algorithm, key, nonce, {
    authTagLength: tagBytes,
  });
  decipher.setAAD(boundTo(around));
  decipher.setAuthTag(sealed.subarray(-tagBytes));
  const held = decipher.update(sealed.subarray(nonceBytes, -tagBytes));
  try {
    decipher.final();
  } catch {
    return undefined;
  }
  return JSON.parse(held.toString("utf8"));
}

function boundTo({ kind, dueAt }: Surroundings): Buffer {
  return Buffer.from(
    JSON.stringify(["trucban 1", kind, dueAt?.toISOString() ?? null]),
  );
}

const leastBytes = 512;
const coarseBytes = 64 * 1024;

/** Filled up with spaces, which JSON passes over, so that the size tells little: to powers of two, from 64 KiB on to multiples of that. */
function padded(json: string): Buffer {
  const bytes = Buffer.from(json);
  const size =
    bytes.length > coarseBytes
      ? Math.ceil(bytes.length / coarseBytes) * coarseBytes
      : Math.max(leastBytes, 2 ** Math.ceil(Math.log2(bytes.length)));
  const filled = Buffer.alloc(size, " ");
  bytes.copy(filled);
  return filled;
}
