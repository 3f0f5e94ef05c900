import { expect, it } from "vitest";
import {
  Conversation,
  toWaiting,
} from "../../src/conversations/conversation.ts";
import { createDocuments } from "../../src/conversations/documents.ts";
import { move } from "../../src/conversations/move.ts";
import { openMemory } from "../../src/storage/memory.ts";
import { quiet } from "../quiet.ts";
import { message, person, start } from "./open.ts";

const target = { ...person, id: "d" };

const received = (id: string, ms: number) => (now: Conversation) => ({
  ...now,
  seen: [...now.seen, id],
  waiting: [
    ...now.waiting,
    toWaiting(message(id), new Date(start.getTime() + ms)),
  ],
});

it("what comes to the old id while a conversation moves is taken along, in order", async () => {
  const storage = openMemory();
  const documents = createDocuments(
    storage.collection("conversations", Conversation),
    quiet,
  );
  await documents.change(person, received("early", 0));
  let late = true;
  const moving = move(
    {
      ...documents,
      async change(address, to) {
        if (late) await documents.change(person, received("late", 1));
        late = false;
        return documents.change(address, to);
      },
    },
    person,
    "d",
  );
  expect(await moving).toEqual(target);
  const { waiting } = await documents.read(target);
  const ids = waiting.map((one) => one.message.id);
  expect(ids).toEqual(["early", "late"]);
  expect((await documents.read(person)).waiting).toEqual([]);
});
