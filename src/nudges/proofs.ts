import { createHash } from "node:crypto";
import { FetchError } from "../channels/channel.ts";
import type { Attachment, ChannelName, ReplyFile } from "../message.ts";
import type { Blobs } from "../storage/blobs.ts";
import {
  type AttachmentLimits,
  takeAttachment,
} from "../tips/attachments/attachment.ts";
import { mediaTypes, type Refusal } from "../tips/attachments/kinds.ts";
import { mostFiles, type ProofFile, type Report } from "./reports.ts";

/** Telegram hands files of up to 20 MB to bots (Bot API, getFile); a signed report as PDF is far less. */
export const proofLimits: AttachmentLimits = {
  bytesEach: 20_000_000,
  bytesTogether: 60_000_000,
  count: mostFiles,
};

export type SentFile = Extract<Attachment, { ref: string }>;

export interface ProofParts {
  /** Sealed. */
  readonly blobs: Blobs;
  /** Fetches what a person sent. Throws {@link FetchError}. */
  readonly fetch: (channel: ChannelName, sent: SentFile) => Promise<Uint8Array>;
}

/** Files that prove what was reported. */
export interface Proofs {
  /** Fetches and checks a file by its content, and keeps its bytes; taking the same one again does nothing more. */
  keep(
    report: Pick<Report, "tag" | "files">,
    channel: ChannelName,
    sent: SentFile,
  ): Promise<ProofFile | { readonly why: Refusal | FetchError["kind"] }>;
  /** What is kept, to hand it out. Throws {@link StorageError}. */
  files(report: Pick<Report, "files">): Promise<ReplyFile[]>;
}

export function createProofs({ blobs, fetch }: ProofParts): Proofs {
  return {
    async keep({ tag, files }, channel, sent) {
      const id = `proof/${tag}/${hash(`${channel}:${sent.ref}`)}`;
      const known = files.find((file) => file.id === id);
      if (known !== undefined) return known;
      if ((sent.bytes ?? 0) > proofLimits.bytesEach)
        return { why: "too-large" };
      const bytes = await fetched(channel, sent);
      if (!(bytes instanceof Uint8Array)) return bytes;
      const held = {
        count: files.length,
        bytes: files.reduce((sum, file) => sum + file.bytes, 0),
      };
      const taken = takeAttachment(bytes, held, proofLimits);
      if (taken.is === "refused") return { why: taken.why };
      // Where a picture was taken, and with what, proves nothing.
      const kept = taken.clean ?? taken.original;
      await blobs.put(id, kept);
      const [extension, mediaType] = mediaTypes[taken.kind];
      const name = `proof-${files.length + 1}.${extension}`;
      return { id, name, mediaType, bytes: kept.length };
    },
    async files(report) {
      const found = await Promise.all(
        report.files.map(async ({ id, name, mediaType }) => {
          const bytes = await blobs.get(id);
          return bytes === undefined ? [] : [{ name, mediaType, bytes }];
        }),
      );
      return found.flat();
    },
  };

  async function fetched(
    channel: ChannelName,
    sent: SentFile,
  ): Promise<Uint8Array | { why: Refusal | FetchError["kind"] }> {
    try {
      return await fetch(channel, sent);
    } catch (error) {
      if (!(error instanceof FetchError)) throw error;
      return { why: error.kind === "too-big" ? "too-large" : error.kind };
    }
  }
}

function hash(text: string): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, 16);
}
