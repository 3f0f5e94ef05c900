import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { DamageError } from "../errors.ts";
import type { Blobs } from "./blobs.ts";
import { subkey } from "./key-file.ts";

// AES-256-GCM with a nonce of chance, as of documents (src/storage/seal.ts).
const algorithm = "aes-256-gcm";
const nonceBytes = 12;
const tagBytes = 16;

/** Blobs that are sealed by the desk's key, each bound to its id. What cannot be opened throws {@link DamageError}. */
export function sealedBlobs(blobs: Blobs, key: Uint8Array): Blobs {
  const sealing = subkey(key, "sealed blobs");
  return {
    async put(id, bytes) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv(algorithm, sealing, nonce);
      cipher.setAAD(Buffer.from(id));
      const sealed = [nonce, cipher.update(bytes), cipher.final()];
      await blobs.put(id, Buffer.concat([...sealed, cipher.getAuthTag()]));
    },
    async get(id) {
      const sealed = await blobs.get(id);
      if (sealed === undefined) return undefined;
      try {
        const nonce = sealed.subarray(0, nonceBytes);
        const decipher = createDecipheriv(algorithm, sealing, nonce);
        decipher.setAAD(Buffer.from(id));
        decipher.setAuthTag(sealed.subarray(-tagBytes));
        const content = sealed.subarray(nonceBytes, -tagBytes);
        return Buffer.concat([decipher.update(content), decipher.final()]);
      } catch {
        throw new DamageError("sealed bytes cannot be opened");
      }
    },
    delete: (id) => blobs.delete(id),
  };
}
