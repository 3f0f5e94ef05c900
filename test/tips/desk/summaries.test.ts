import { setImmediate } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import type { SettableClock } from "../../../src/clock.ts";
import { openMemory } from "../../../src/storage/memory.ts";
import { sealed } from "../../../src/storage/sealed.ts";
import type { Storage } from "../../../src/storage/storage.ts";
import { handShelf } from "../../../src/tips/desk/shelf.ts";
import { Tip } from "../../../src/tips/desk/tip.ts";
import { freshPostgres, openAt } from "../../storage/postgres/fresh.ts";
import { temporaryFolder } from "../../temporary-folder.ts";
import { enrol, officerChat } from "./officer-chat.ts";
import { key, openTestTips, report, reporter } from "./open.ts";

const stillReading = "còn đang được đọc";

/** Which shelves of tips were read; undefined stands for all tips. While it is held, nobody gets through all of them. */
function watched(storage: Storage) {
  const reads: (string | undefined)[] = [];
  let held: Promise<void> | undefined;
  const watching: Storage = {
    ...storage,
    collection(kind, schema) {
      const inner = storage.collection(kind, schema);
      if (kind !== "tips") return inner;
      return {
        ...inner,
        async *each(shelf) {
          reads.push(shelf);
          for await (const found of inner.each(shelf)) {
            yield found;
            if (shelf === undefined) await held;
          }
        },
      };
    },
  };
  return {
    storage: watching,
    reads,
    /** Gives what lets it go on. */
    hold() {
      let go = () => {
        held = undefined;
      };
      held = new Promise((resolve) => {
        go = resolve;
      });
      return () => {
        go();
      };
    },
  };
}

/** Three tips, of which the last one is open, and the desk started anew on them. */
async function restarted() {
  const engine = openMemory();
  const first = await openTestTips({ storage: engine });
  await enrol(first, "cb1", "tra-vinh-city");
  const { say } = officerChat(first);
  const references: string[] = [];
  for (const id of ["1", "2", "3"]) {
    const { reference } = await first.reporting.file(report({ id }), reporter);
    references.push(reference);
    if (id !== "3") await say("cb1", `/dong ${reference} có thật`);
  }
  await first.officering.list(await officerOf(first));
  const watch = watched(engine);
  const desk = await openTestTips({
    storage: watch.storage,
    folder: first.folder,
  });
  return { ...desk, ...officerChat(desk), watch, references, engine };
}

/** What is answered however long it takes: time passes meanwhile. */
async function outwaited<Answer>(
  clock: SettableClock,
  answer: Promise<Answer>,
): Promise<Answer> {
  const state = { isOver: false };
  const over = answer.finally(() => {
    state.isOver = true;
  });
  while (!state.isOver)
    await clock.moveTo(new Date(clock.now().getTime() + 1000), async () => {
      await setImmediate();
    });
  return over;
}

async function officerOf({
  officering,
}: Pick<Awaited<ReturnType<typeof openTestTips>>, "officering">) {
  const person = { channel: "telegram", sender: "cb1" } as const;
  const officer = await officering.officerOf(person);
  if (officer === undefined) throw new RangeError("no officer");
  return officer;
}

describe("a desk that starts with tips held", () => {
  it("reads for its lists those at hand, and the others when somebody searches, once", async () => {
    const { say, watch, references } = await restarted();
    expect(await say("cb1", "/ds")).toContain(references[2]);
    expect(await say("cb1", "/tiep")).toContain(references[2]);
    expect(watch.reads).toEqual([handShelf]);
    for (let times = 0; times < 2; times += 1)
      for (const reference of references)
        expect(await say("cb1", `/tim ${reference}`)).toContain(reference);
    expect(await say("cb1", "/thongke")).not.toContain(stillReading);
    expect(watch.reads).toEqual([handShelf, undefined]);
  });

  it("says that a search is not complete while the others are being read, and is complete soon after", async () => {
    const { say, watch, references, clock } = await restarted();
    const go = watch.hold();
    const asked = [say("cb1", "/tim 10/2024"), say("cb1", "/thongke")];
    const [found, counts] = await outwaited(clock, Promise.all(asked));
    expect(found).toContain(references[2]);
    expect(found).toContain(stillReading);
    expect(counts).toContain(stillReading);
    expect(await say("cb1", "/ds")).not.toContain(stillReading);
    go();
    let later: string | undefined;
    do later = await say("cb1", "/tim 10/2024");
    while (later?.includes(stillReading));
    expect(later).toContain("Tìm thấy: 3");
  });

  it("keeps what it has read up with what changes, while it reads and after", async () => {
    const { say, watch, references, clock, store, erasing } = await restarted();
    const [one = "", two = "", three = ""] = references;
    const erase = async (reference: string) => {
      for await (const { id, reference: own } of store.each(undefined))
        if (own === reference) return erasing.erase(id, "operator");
      return undefined;
    };
    const go = watch.hold();
    const first = say("cb1", "/tim 10/2024");
    await say("cb1", `/molai ${one}`);
    await say("cb1", `/dong ${three} có thật`);
    go();
    await outwaited(clock, first);
    const all = await say("cb1", "/tim 10/2024");
    for (const reference of references) expect(all).toContain(reference);
    expect(await say("cb1", "/tim đã đóng")).toContain("Tìm thấy: 2");
    expect(await say("cb1", "/ds")).toContain(one);
    await erase(two);
    await say("cb1", `/dong ${one} có thật`);
    const after = await say("cb1", "/tim đã đóng");
    expect(after).toContain(one);
    expect(after).not.toContain(two);
    expect(await say("cb1", "/ds")).toContain("Không còn tin nào");
  });

  it("finds open tips that an earlier version has put on no shelf, and shelves them once", async () => {
    const { engine, watch, references, folder } = await restarted();
    const tips = engine.collection("tips", Tip);
    for (const { value, revision, dueAt } of await tips.list())
      await tips.put(value.id, value, revision, dueAt);
    await engine.collection("tip-shelves", Tip).delete("done", 1);
    for (const reads of [[undefined, handShelf], [handShelf]]) {
      watch.reads.length = 0;
      const desk = await openTestTips({ storage: watch.storage, folder });
      const list = await officerChat(desk).say("cb1", "/ds");
      expect(list).toContain(references[2]);
      expect(list).not.toContain(references[0]);
      expect(watch.reads).toEqual(reads);
    }
  });
});

it("tips that another process ends, opens again or erases are found as they stand now", async () => {
  const url = await freshPostgres();
  const folder = await temporaryFolder();
  const [here, there] = await Promise.all(
    [0, 1].map(async () =>
      openTestTips({ storage: sealed(await openAt(url), key), folder }),
    ),
  );
  if (here === undefined || there === undefined) throw new RangeError();
  await enrol(here, "cb1", "tra-vinh-city");
  const { reference } = await here.reporting.file(report(), reporter);
  const [chat, other] = [officerChat(here), officerChat(there)];
  expect(await chat.say("cb1", "/tim đã đóng")).toContain("Không có tin nào");
  await other.say("cb1", `/dong ${reference} có thật`);
  expect(await chat.say("cb1", "/tim đã đóng")).toContain(reference);
  expect(await chat.say("cb1", "/ds")).not.toContain(reference);
  await other.say("cb1", `/molai ${reference}`);
  expect(await chat.say("cb1", "/tim đã đóng")).toContain("Không có tin nào");
  expect(await chat.say("cb1", "/ds")).toContain(reference);
  await other.say("cb1", `/dong ${reference} có thật`);
  const tip = await there.store.byReference(await referenceOf(there));
  await there.erasing.erase(tip?.id ?? "", "operator");
  expect(await chat.say("cb1", "/tim đã đóng")).toContain("Không có tin nào");
});

async function referenceOf({
  store,
}: Awaited<ReturnType<typeof openTestTips>>) {
  for await (const { reference } of store.each()) return reference;
  throw new RangeError("no tip");
}
