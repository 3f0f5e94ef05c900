import { join } from "node:path";
import type { Catalogs } from "../../catalog.ts";
import type { Clock, Timers } from "../../clock.ts";
import type { Logger } from "../../logger.ts";
import { type Address, type ChannelName, wordsOf } from "../../message.ts";
import type { Roster } from "../../people/roster.ts";
import { createScheduler, type Duty, type Scheduler } from "../../scheduler.ts";
import { openBlobFolder } from "../../storage/blob-folder.ts";
import type { Blobs } from "../../storage/blobs.ts";
import type { Keep } from "../../storage/kept.ts";
import { subkey } from "../../storage/key-file.ts";
import type { Storage } from "../../storage/storage.ts";
import { programRunner } from "../attachments/run-program.ts";
import type { Run } from "../attachments/voice.ts";
import { loadTipClocks } from "../clocks.ts";
import { createDeliver, tokenIn } from "../queue/deliver.ts";
import type { OpenTopic, Post } from "../queue/deliver-parts.ts";
import { dueAt } from "../queue/due.ts";
import { createTelling } from "../queue/posting.ts";
import { createQueue } from "../queue/queue.ts";
import { receiptHasher } from "../receipt-hash.ts";
import type { Reporting } from "../tips.ts";
import { loadUnits, type Unit } from "../unit.ts";
import { type AuditLog, openAuditLog } from "./audit-log.ts";
import { createErasing, type Erasing } from "./erasing.ts";
import { createHeldFiles, type Fetch } from "./held-files.ts";
import { createIntake, freeBytes } from "./intake.ts";
import { patient } from "./ended-tips.ts";
import { createOfficering, type Officering } from "./officering.ts";
import { noteOutcome } from "./outcomes.ts";
import { openOwnKeys, type OwnKeys } from "./own-keys.ts";
import type { TipParts } from "./parts.ts";
import { createReporting } from "./reporting.ts";
import { loadRetention } from "./retention.ts";
import { toOfficer } from "./dialogue.ts";
import { tipSecrets } from "./secrets.ts";
import { createStaffing } from "./staffing.ts";
import { createSummaries } from "./summaries.ts";
import type { Tip } from "./tip.ts";
import { createWaiting } from "./waiting.ts";
import { createTipStore, type TipStore } from "./tip-store.ts";
import { toDestinations } from "./tip-units.ts";

export interface OpenTipsParts {
  /** Sealed by the desk's key (src/storage/sealed.ts). */
  readonly storage: Storage;
  /** Where files of tips are kept; left out: in the data folder. */
  readonly blobs?: Blobs;
  /** Where the desk's own keys are kept; left out: in the data folder. */
  readonly keep?: Keep;
  /** The data folder: files of tips lie in `<folder>/tip-files`, the desk's own keys, sealed, in `<folder>/tips.key`. */
  readonly folder: string;
  /** The desk's key. */
  readonly key: Uint8Array;
  readonly knowledgeFolder: string;
  /** In place of knowledge/units.yaml. */
  readonly units?: readonly Unit[];
  readonly catalogs: Catalogs;
  readonly clock: Clock;
  readonly timers: Timers;
  /** 0 to 1; spreads tries that failed together. */
  readonly random: () => number;
  readonly roster: Roster;
  /** `post` of the conversations. Throws RangeError for a channel that does not run. */
  readonly post: Post;
  /** Makes topics in groups, on the channels that have them. */
  readonly topic?: OpenTopic;
  /** Fetches an attachment by its channel. Throws FetchError. */
  readonly fetch: Fetch;
  /** Whether a channel shows buttons (src/channels/abilities.ts). */
  readonly hasButtons: (channel: ChannelName) => boolean;
  readonly logger: Logger;
  /** What else the tips' scheduler is to see to, such as drafts that run out. */
  readonly duties?: readonly Duty[];
  /** How often it is looked for what other processes left; 30 s unless told otherwise. */
  readonly lookEachMs?: number;
  /** In place of starting ffmpeg. */
  readonly run?: Run;
  /** In place of what the file system says. */
  readonly free?: () => Promise<number>;
}

/** The tips, opened. Nothing is sent and nothing falls due before `scheduler.start()`. */
export interface Tips {
  /** What handlers for reporters call. */
  readonly reporting: Reporting;
  /** What handlers for officers call. */
  readonly officering: Officering;
  /** Started once messages can be posted; `settled()` after each message and each move of the clock; stopped at the end. */
  readonly scheduler: Scheduler;
  /** For `onOutcome` of the conversations. */
  readonly onOutcome: (
    address: Address,
    reference: string,
    outcome: "sent" | "gone" | "refused" | "unsure",
  ) => void;
  /** Forgets what leads from tips to a person who wants their data deleted. */
  readonly eraser: (person: {
    readonly channel: ChannelName;
    readonly sender: string;
  }) => Promise<void>;
  /** For operators' commands. */
  readonly store: TipStore;
  readonly erasing: Erasing;
  readonly audit: AuditLog;
  readonly own: OwnKeys;
  readonly parts: TipParts;
}

// A voice note of a minute takes a second or two; one that takes longer than this is not altered.
const soundLimits = { timeMs: 30_000, bytes: 20_000_000 };
// Whoever searches is told after this what was found so far.
const searchMs = 3000;
// Where systems put programs; the desk's own environment goes to nobody who reads strangers' files.
const programPath = "/usr/local/bin:/usr/bin:/bin:/opt/homebrew/bin";

/** Throws {@link InputError} for knowledge or keys that cannot be used. */
export async function openTips(opening: OpenTipsParts): Promise<Tips> {
  const { storage, folder, key, knowledgeFolder, clock, logger } = opening;
  const { catalogs, roster, post, random } = opening;
  const [units, clocks, retention, own] = await Promise.all([
    opening.units ?? loadUnits(join(knowledgeFolder, "units.yaml")),
    loadTipClocks(join(knowledgeFolder, "tip-clocks.yaml")),
    loadRetention(join(knowledgeFolder, "tip-retention.yaml")),
    openOwnKeys(folder, key, opening.keep),
  ]);
  const blobs = opening.blobs ?? openBlobFolder(join(folder, "tip-files"), key);
  const secrets = tipSecrets(key);
  const summaries = createSummaries();
  const due = { clocks, retention, units };
  const store = createTipStore({
    storage,
    dueAt: (tip) => dueAt(tip, due),
    onChange: (name, tip) => {
      summaries.note(name, tip);
    },
  });
  const held = createHeldFiles({
    storage,
    blobs,
    secrets,
    recipient: own.recipient,
    fetch: opening.fetch,
    clock,
    run: opening.run ?? programRunner(soundLimits, programPath),
  });
  const staffing = createStaffing(roster, units);
  const parts: TipParts = {
    store,
    held,
    blobs,
    secrets,
    hash: receiptHasher(key),
    own,
    units,
    clocks,
    clock,
    audit: openAuditLog(storage, clock, subkey(key, "tip audit")),
    wake: () => {
      scheduler.wake();
    },
  };
  const erasing = createErasing(parts, { storage, clock });
  const delivering = {
    ...parts,
    ...{ staffing, post, logger },
    catalog: catalogs.vi,
    hook: { folder, clock, random },
    topic: opening.topic,
    hasButtons: opening.hasButtons,
  };
  const deliver = createDeliver(delivering);
  const rounds = createTelling(delivering);
  const queue = createQueue({
    ...parts,
    ...{ retention, deliver, rounds },
    erasing,
    logger,
    random,
    onDead: ({ reference }) =>
      tellAdmins("officers.admin-dead", `dead ${reference}`, { reference }),
  });
  const waiting = createWaiting({
    ...{ summaries, staffing, clock },
    tell: (reference) =>
      tellAdmins("officers.admin-waiting", `waiting ${reference}`, {
        reference,
      }),
  });
  const ends: Duty = {
    async run() {
      await held.expire();
      await erasing.expire();
      // What is known of tips that other processes took grows with each look, and not all at once when it is asked for.
      if (storage.holds !== undefined) await summaries.atHand(store);
      await waiting.tell();
    },
    next: () => Promise.resolve(waiting.next()),
  };
  const scheduler = createScheduler({
    duties: [queue, ends, ...(opening.duties ?? [])],
    clock,
    timers: opening.timers,
    logger,
    lookEachMs: opening.lookEachMs,
  });
  const isOpen = createIntake({
    clock,
    logger,
    free: opening.free ?? (() => freeBytes(folder)),
    untoldSince: () => waiting.since(),
    onClose: (why) =>
      tellAdmins(
        `officers.admin-closed-${why}`,
        `closed ${why} ${clock.now().toISOString()}`,
      ),
  });
  const reporting = createReporting(parts, erasing, isOpen, tellErased);
  const outcomes = new Set<Promise<void>>();

  return {
    reporting,
    officering: createOfficering({
      ...{ ...parts, staffing, summaries },
      patience: patient(opening.timers, searchMs),
    }),
    scheduler: {
      ...scheduler,
      start() {
        scheduler.start();
        // So that no officer waits for it.
        summaries.atHand(store).catch((error: unknown) => {
          logger.error("tips could not be read for lists", error);
        });
      },
      async settled() {
        while (outcomes.size > 0) await Promise.all(outcomes);
        await scheduler.settled();
      },
    },
    onOutcome(address, reference, outcome) {
      const token = tokenIn(reference);
      if (token === undefined) return;
      const noting = noteOutcome(parts, { address, token, outcome })
        .catch((error: unknown) => {
          logger.error("the outcome of a message could not be noted", error);
        })
        .finally(() => outcomes.delete(noting));
      outcomes.add(noting);
      void noting.then(parts.wake);
    },
    async eraser({ channel, sender }) {
      await reporting.cut({ channel, id: sender, group: false });
    },
    store,
    erasing,
    audit: parts.audit,
    own,
    parts,
  };

  // Of what is erased nothing is left that a later try could start from: it is tried once.
  async function tellErased(tip: Tip): Promise<void> {
    const told = { what: "erased", about: null, name: "erased" } as const;
    const at = clock.now();
    const all =
      tip.holder === null
        ? toDestinations(units, tip.units, { ...told, tip: tip.id, at })
        : [toOfficer(tip, tip.holder, { ...told, at })];
    for (const each of all)
      try {
        if (each.to.is !== "destination" || each.to.kind !== "folder")
          await deliver(tip, each, rounds());
      } catch (error) {
        logger.error("an erased tip could not be told of", error);
      }
  }

  async function tellAdmins(
    key: string,
    reference: string,
    values: Readonly<Record<string, string>> = {},
  ): Promise<void> {
    const reply = wordsOf(catalogs.vi.say(key, values));
    for (const admin of await staffing.admins())
      await post(
        admin,
        reply,
        `${reference} ${secrets.officer({ channel: admin.channel, sender: admin.id })}`,
      );
  }
}
