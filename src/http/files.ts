import { randomBytes } from "node:crypto";
import { SendError } from "../channels/channel.ts";
import type { Clock } from "../clock.ts";
import type { ReplyFile } from "../message.ts";

/** A file as it is handed out. */
export type PublicFile = Pick<ReplyFile, "mediaType" | "bytes">;

/** Files that a platform is to fetch by an address nobody can guess, for a short while. */
export interface Files {
  /**
   * Fulfils with the address the file can be fetched from until its time is over. Throws {@link SendError}: to wait
   * while files not yet fetched fill the room, refused for one that is larger than all of it.
   */
  publish(file: PublicFile): Promise<string>;
  /** By the last part of its address; undefined where there is none or its time is over. */
  find(name: string): PublicFile | undefined | Promise<PublicFile | undefined>;
}

/** Files of this process alone. */
export interface OwnFiles extends Files {
  find(name: string): PublicFile | undefined;
}

// Zalo fetches once while a message is sent, sometimes later; a client for it lets addresses live for 120 s and waits 150 s.
export const livesMs = 150_000;

// Some fifty pictures as large as Zalo makes them (0.7 MB).
const roomBytes = 32 * 1024 * 1024;

const nameBytes = 32;

const extensions: Readonly<Record<string, string>> = {
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/gif": "gif",
  "image/webp": "webp",
  "audio/aac": "aac",
};

/** A name that nobody can guess. */
export function newName(mediaType: string): string {
  const extension = extensions[mediaType] ?? "bin";
  return `${randomBytes(nameBytes).toString("base64url")}.${extension}`;
}

/** `origin` is the https origin under which the HTTP server is reached from outside, without a slash at the end. */
export function createFiles(origin: string, clock: Clock): OwnFiles {
  // In the order of publishing, which is that of ending.
  const kept = new Map<string, PublicFile & { readonly endsAt: number }>();

  function forget(): void {
    const now = clock.now().getTime();
    for (const [name, { endsAt }] of kept) if (endsAt <= now) kept.delete(name);
  }

  return {
    publish({ mediaType, bytes }) {
      forget();
      const used = [...kept.values()].reduce(
        (sum, file) => sum + file.bytes.length,
        0,
      );
      const [oldest] = kept.values();
      const now = clock.now().getTime();
      if (bytes.length > roomBytes)
        return Promise.reject(new SendError({ kind: "refused" }));
      if (used + bytes.length > roomBytes && oldest !== undefined)
        return Promise.reject(
          new SendError({ kind: "wait", retryAfterMs: oldest.endsAt - now }),
        );
      const name = newName(mediaType);
      kept.set(name, { mediaType, bytes, endsAt: now + livesMs });
      return Promise.resolve(`${origin}/files/${name}`);
    },
    find(name) {
      forget();
      return kept.get(name);
    },
  };
}
