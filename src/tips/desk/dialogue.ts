import { StorageError } from "../../errors.ts";
import { sealText } from "../seal.ts";
import type { HeldFile, TipView } from "../tips.ts";
import { moveFile } from "./filing.ts";
import { blobId } from "./held-files.ts";
import type { TipParts } from "./parts.ts";
import {
  type Delivery,
  isJoined,
  type OfficerId,
  type Tip,
  type TipLine,
} from "./tip.ts";
import { recipientsOf, toDestinations } from "./tip-units.ts";
import { viewOf } from "./view.ts";

// Enough for years of talk. The document is written anew with each of them, so beyond that words join the last ones.
const mostLines = 200;
const rememberedRequests = 100;

/** Notes a request, so that the same message worked again has no second effect. */
export function withRequest(tip: Tip, request: string): Tip {
  return {
    ...tip,
    requests: [...tip.requests, request].slice(-rememberedRequests),
  };
}

/** What had ended and is worked on again. Its clocks count from now, since what came now nobody has decided on. */
export function reopened(tip: Tip, at: Date): Tip {
  return {
    ...tip,
    state: "received",
    outcome: null,
    ended: null,
    merged: null,
    since: at.toISOString(),
    clocks: [],
    told: [],
  };
}

/** Whether words of its reporter open it again: not what was closed as a prank or spam, which would never rest. */
function isReopenedByWords(tip: Tip): boolean {
  return (
    tip.ended !== null &&
    !isJoined(tip) &&
    tip.outcome !== "prank" &&
    tip.outcome !== "spam"
  );
}

/** What is to be told to one officer. */
export function toOfficer(
  tip: Tip,
  officer: OfficerId,
  told: Pick<Delivery, "what" | "about"> & { name: string; at: Date },
): Delivery {
  return {
    key: `${tip.id}.${told.name}.${officer.channel}.${officer.sender}`,
    to: { is: "officer", officer },
    what: told.what,
    about: told.about,
    attempts: 0,
    notBefore: told.at.toISOString(),
    state: "pending",
  };
}

/**
 * Adds the reporter's words or files to a tip, which are told to whoever holds it, else to all who received it; systems
 * and folders are told either way. What had ended is opened again.
 */
export function createAdding(parts: TipParts) {
  const { store, held, secrets, own, units, clock, audit, wake } = parts;

  return async function add(
    id: string,
    more: { readonly text: string; readonly files: readonly HeldFile[] },
    request: string,
  ): Promise<TipView> {
    const before = await store.get(id);
    if (before === undefined) throw new StorageError("a tip is gone");
    if (before.requests.includes(request)) {
      // The message is worked again, and has had its files kept again.
      await held.drop(id);
      return viewOf(before, parts);
    }
    const recipients = recipientsOf(units, before.units, own.recipient);
    // Files that come after a tip is filed are held under its own id.
    const wanted = new Set(more.files.map((file) => file.id));
    const files = (await held.of(id)).filter((file) => wanted.has(file.id));
    for (const file of files)
      await moveFile(parts, secrets.tipId(id), file, id, recipients);
    const at = clock.now();
    const last = before.lines.at(-1);
    const joined =
      before.lines.length >= mostLines && last?.from === "reporter"
        ? last
        : undefined;
    const text = [joined?.text ?? "", more.text]
      .filter((part) => part !== "")
      .join("\n");
    const line: TipLine = {
      id: request,
      from: "reporter",
      at: at.toISOString(),
      text,
      sealed: await sealText(text, recipients),
      files: files.length + (joined?.files ?? 0),
      asks: false,
      way: "none",
      token: null,
    };
    const after = await store.change(id, (tip) => {
      if (tip.requests.includes(request)) return tip;
      const told = {
        what: "more" as const,
        about: line.id,
        name: `more ${line.id}`,
        at,
      };
      const all = toDestinations(units, tip.units, { ...told, tip: id });
      const deliveries =
        tip.holder === null
          ? all
          : [
              toOfficer(tip, tip.holder, told),
              ...all.filter(
                ({ to }) => to.is === "destination" && to.kind !== "officers",
              ),
            ];
      return withRequest(
        {
          ...(isReopenedByWords(tip) ? reopened(tip, at) : tip),
          asked: null,
          lines: [...tip.lines.filter((each) => each.id !== joined?.id), line],
          files: [...tip.files, ...files],
          deliveries: [...tip.deliveries, ...deliveries],
        },
        request,
      );
    });
    if (after === undefined) throw new StorageError("a tip is gone");
    if (before.ended !== null && after.ended === null)
      await audit.note({
        actor: "reporter",
        act: "reopen",
        subject: after.reference,
      });
    await held.drop(id);
    wake();
    return viewOf(after, parts);
  };
}

/** All blobs that a tip has, whichever of them are there. */
export function blobsOf(tip: Tip): string[] {
  return tip.files.flatMap((file) =>
    (["original", "clean", "transit", "held", "held-clean"] as const).map(
      (use) => blobId(tip.id, file, use),
    ),
  );
}
