import { describe, expect, it } from "vitest";
import { createRounds } from "../../../src/tips/queue/rounds.ts";
import type { OfficerId } from "../../../src/tips/desk/tip.ts";
import { UnitId } from "../../../src/tips/unit.ts";

const officer: OfficerId = {
  channel: "telegram",
  sender: "cb1",
  unit: UnitId.parse("tra-vinh-city"),
};

function open(posts: ("told" | "away" | "fault")[] = []) {
  const sent: { tips: string[]; reference: string }[] = [];
  const begin = createRounds<string>({
    occasionOf: (due) => due,
    nameOf: ({ sender }) => sender,
    post: (_, dues, reference) => {
      const is = posts.shift() ?? "told";
      if (is === "fault") return Promise.reject(new Error("disk"));
      sent.push({ tips: dues.toSorted(), reference });
      return Promise.resolve(is === "told");
    },
  });
  return { begin, sent };
}

describe("what falls due in one round", () => {
  it("is sent when nobody at work could add to it, and not before", async () => {
    const { begin, sent } = open();
    const round = begin();
    const [one, other] = [round.hold(), round.hold()];
    const first = round.tell([officer], "a");
    expect(sent).toEqual([]);
    const second = round.tell([officer], "b");
    expect(await Promise.all([first, second])).toEqual([1, 1]);
    one();
    other();
    expect(sent.map(({ tips }) => tips)).toEqual([["a", "b"]]);
  });

  it("is sent where whoever else is at work has nothing to tell", async () => {
    const { begin, sent } = open();
    const round = begin();
    const other = round.hold();
    round.hold();
    const told = round.tell([officer], "a");
    other();
    expect(await told).toBe(1);
    // Alone it goes by its own reference, by which the conversation knows it again.
    expect(sent[0]?.reference).toBe("a.cb1");
  });

  it("is told once to an officer whom another unit's word reaches in a later round", async () => {
    const { begin, sent } = open();
    for (let time = 0; time < 2; time += 1) {
      const round = begin();
      const release = round.hold();
      expect(await round.tell([officer], "a")).toBe(1);
      release();
    }
    expect(sent).toHaveLength(1);
  });

  it("is tried again where it could not be kept, and counts as untold where no channel runs", async () => {
    const { begin, sent } = open(["fault", "away"]);
    const round = begin();
    round.hold();
    await expect(round.tell([officer], "a")).rejects.toThrow("disk");
    expect(await round.tell([officer], "a")).toBe(0);
    expect(await round.tell([officer], "a")).toBe(1);
    expect(sent).toHaveLength(2);
  });
});
