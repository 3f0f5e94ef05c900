import { z } from "zod";
import { FetchError } from "../../channels/channel.ts";
import type { Clock } from "../../clock.ts";
import { StorageError } from "../../errors.ts";
import type { Address, Attachment, ChannelName } from "../../message.ts";
import type { Blobs } from "../../storage/blobs.ts";
import type { Storage } from "../../storage/storage.ts";
import { sequentialize } from "../../sequentialize.ts";
import {
  type TakenAttachment,
  takeAttachment,
} from "../attachments/attachment.ts";
import { type AttachmentKind, mediaTypes } from "../attachments/kinds.ts";
import { alterVoice, type Run } from "../attachments/voice.ts";
import type { Recipient } from "../keys.ts";
import { sealFiles } from "../seal.ts";
import type { HeldFile } from "../tips.ts";
import type { TipSecrets } from "./secrets.ts";
import { TipFile } from "./tip.ts";

/** The files of a report that is not sent yet. */
const Held = z.object({
  v: z.literal(1),
  id: z.string(),
  files: z.array(TipFile),
});
type Held = z.infer<typeof Held>;

/** Fetches what a person sent. Throws {@link FetchError}. */
export type Fetch = (
  channel: ChannelName,
  attachment: Attachment & { ref: string },
) => Promise<Uint8Array>;

export interface HeldFilesParts {
  readonly storage: Storage;
  readonly blobs: Blobs;
  readonly secrets: TipSecrets;
  readonly recipient: Recipient;
  readonly fetch: Fetch;
  readonly clock: Clock;
  /** Runs ffmpeg. */
  readonly run: Run;
}

// A draft is kept for about two days; files that outlive it belong to one that a crash took away.
const lifeMs = 4 * 24 * 60 * 60_000;
const leaseMs = 60_000;

/** Files between being sent and being a tip's: sealed to the desk's own key, since nobody knows yet who receives them. */
export type HeldFiles = ReturnType<typeof createHeldFiles>;

export function createHeldFiles(parts: HeldFilesParts) {
  const { storage, blobs, secrets, recipient, fetch, clock } = parts;
  const collection = storage.collection("tip-files", Held);
  const inOrder = sequentialize();
  return { keep, drop, of, expire };

  async function of(reportId: string): Promise<readonly TipFile[]> {
    const stored = await collection.get(secrets.tipId(reportId));
    return stored?.value.files ?? [];
  }

  function keep(
    reportId: string,
    attachment: Extract<Attachment, { ref: string }>,
    from: Address,
  ): Promise<HeldFile | { readonly why: string }> {
    const id = secrets.tipId(reportId);
    return inOrder(id, async () => {
      const stored = await collection.get(id);
      const files = stored?.value.files ?? [];
      const fileId = secrets.fileId(reportId, attachment.ref);
      const known = files.find((file) => file.id === fileId);
      if (known !== undefined) return heldOf(known);
      const bytes = await fetched(from.channel, attachment);
      if (!(bytes instanceof Uint8Array)) return bytes;
      const taken = takeAttachment(bytes, {
        count: files.length,
        bytes: files.reduce((sum, file) => sum + file.bytes, 0),
      });
      if (taken.is === "refused") return { why: taken.why };
      const clean = await shownVersion(taken);
      const file: TipFile = {
        id: fileId,
        kind: attachment.kind,
        ...formOf(taken.kind),
        bytes: bytes.length,
        clean: clean === undefined ? null : formOf(clean.kind),
      };
      const seal = (one: Uint8Array, kind: AttachmentKind) => {
        const name = `${files.length + 1}.${formOf(kind).extension}`;
        return sealFiles([{ name, bytes: one }], [recipient]);
      };
      await blobs.put(
        blobId(id, file, "held"),
        await seal(taken.original, taken.kind),
      );
      if (clean !== undefined)
        await blobs.put(
          blobId(id, file, "held-clean"),
          await seal(clean.bytes, clean.kind),
        );
      await collection.put(
        id,
        { v: 1, id, files: [...files, file] },
        stored?.revision ?? 0,
        new Date(clock.now().getTime() + lifeMs),
      );
      return heldOf(file);
    });
  }

  /** What officers may be shown: of a sound, with the voice altered or not at all. */
  async function shownVersion({
    kind,
    original,
    clean,
  }: TakenAttachment): Promise<Shown | undefined> {
    if (sounds.has(kind)) {
      const altered = await alterVoice(clean ?? original, kind, parts.run);
      return altered.is === "altered" ? altered : undefined;
    }
    return clean && { kind, bytes: clean };
  }

  async function fetched(
    channel: ChannelName,
    attachment: Attachment & { ref: string },
  ): Promise<Uint8Array | { why: string }> {
    try {
      return await fetch(channel, attachment);
    } catch (error) {
      if (!(error instanceof FetchError)) throw error;
      return { why: error.kind === "too-big" ? "too-large" : error.kind };
    }
  }

  function drop(reportId: string): Promise<void> {
    return remove(secrets.tipId(reportId));
  }

  function remove(id: string): Promise<void> {
    return inOrder(id, async () => {
      const stored = await collection.get(id);
      if (stored === undefined) return;
      for (const file of stored.value.files) {
        await blobs.delete(blobId(id, file, "held"));
        await blobs.delete(blobId(id, file, "held-clean"));
      }
      await collection.delete(id, stored.revision);
    });
  }

  /** Removes files whose report never came. */
  async function expire(): Promise<void> {
    const left = await collection.claimDue(clock.now(), leaseMs, 50);
    for (const { value } of left) await remove(value.id);
  }
}

interface Shown {
  readonly kind: AttachmentKind;
  readonly bytes: Uint8Array;
}

// Whatever nothing but is heard; a voice in a video is shown as it is.
const sounds: ReadonlySet<AttachmentKind> = new Set([
  "ogg",
  "mp3",
  "aac",
  "wav",
  "amr",
  "m4a",
]);

function formOf(kind: AttachmentKind) {
  const [extension, mediaType] = mediaTypes[kind];
  return { extension, mediaType };
}

export type BlobUse = "held" | "held-clean" | "original" | "clean" | "transit";

/** Under which id a version of a file lies. transit: what the desk itself can open to show it in a chat. */
export function blobId(tip: string, file: TipFile, use: BlobUse): string {
  return `${tip}/${file.id}/${use}`;
}

/** What must be there. Throws {@link StorageError} where it is not. */
export async function blobOf(blobs: Blobs, id: string): Promise<Uint8Array> {
  const bytes = await blobs.get(id);
  if (bytes === undefined) throw new StorageError("a file of a tip is missing");
  return bytes;
}

function heldOf({ id, kind, bytes }: TipFile): HeldFile {
  return { id, kind, bytes };
}
