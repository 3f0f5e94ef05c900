import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import {
  leaveOut,
  sentenceOf,
  type Reread,
  replace,
  takeBackLike,
} from "../../../src/tips/draft/correct.ts";
import {
  asking,
  newDraft,
  nextSlot,
  skip,
  stayAnonymous,
  textOf,
  toldOf,
} from "../../../src/tips/draft/draft.ts";
import { take } from "../../../src/tips/draft/take.ts";
import { toldBy } from "../../../src/tips/draft/told.ts";
import { type Slot, slots } from "../../../src/tips/tips.ts";
import { hear } from "../../../src/tips/words/hear.ts";
import { findWords } from "../../../src/tips/words/spelled.ts";
import type { Draft } from "../../../src/session.ts";
import { hearing } from "../words/hearing.ts";
import { telling } from "./telling.ts";

const begun = newDraft("r", new Date("2025-03-10T19:05:00+07:00"));
const theft = { kinds: ["crime-theft"] };
const isIdle = (text: string) => text.trim().split(/\s+/).length < 2;
const reread: Reread = (text, answers) => toldBy(hear(text, hearing), answers);

/** Asks for the next part and takes the answer. */
function answer(draft: Draft, text: string): Draft {
  const slot = nextSlot(draft);
  const asked = slot === undefined ? draft : asking(draft, slot);
  return take(asked, telling(text));
}

describe("what is asked", () => {
  it("of who only wants to report is every part, in order, each once", () => {
    const asked: Slot[] = [];
    let draft = begun;
    for (let slot = nextSlot(draft); slot !== undefined;) {
      asked.push(slot);
      draft = skip(asking(draft, slot));
      slot = nextSlot(draft);
    }
    expect(asked).toEqual(slots);
  });

  it("of who told nearly everything and wants no name is nothing", () => {
    const draft = take(
      begun,
      telling("tối qua ở phường 7 có trộm chó, không để tên", theft),
    );
    expect(nextSlot(draft)).toBeUndefined();
  });

  it("of who told what and where is three things at most", () => {
    let draft = take(begun, telling("có trộm chó ở phường 7", theft));
    let count = 0;
    for (let slot = nextSlot(draft); slot !== undefined; count += 1) {
      draft = skip(asking(draft, slot));
      slot = nextSlot(draft);
    }
    expect(count).toBe(3);
  });

  it("of who is in danger is the place alone", () => {
    const told = telling("nó đang chém người", { ...theft, urgent: true });
    const draft = take(begun, told);
    expect(nextSlot(draft)).toBe("where");
    expect(nextSlot(skip(asking(draft, "where")))).toBeUndefined();
  });

  it("of a child is neither who nor evidence nor contact", () => {
    const draft = take(
      begun,
      telling("thầy hay sờ con ở trường học, chiều thứ bảy", {
        kinds: ["crime-child"],
        child: true,
      }),
    );
    expect(nextSlot(draft)).toBeUndefined();
  });

  it("goes on with the same part where something else was answered", () => {
    const draft = asking(take(begun, telling("trộm chó", theft)), "where");
    const later = take(draft, telling("tối qua"));
    expect(toldOf(later, "when")).toEqual(["tối qua"]);
    expect(nextSlot(later)).toBe("where");
  });

  it("is never a contact again once no name is wished", () => {
    const draft = stayAnonymous(take(begun, telling("trộm chó", theft)));
    expect(draft.settled).toContain("contact");
    expect(draft.contact).toBeNull();
  });

  it("takes a number for a contact and keeps it out of the words", () => {
    const draft = asking(take(begun, telling("trộm chó", theft)), "contact");
    const later = take(draft, telling("gọi em 0905 123 456 nhé"));
    expect(later.contact).toBe("gọi em 0905 123 456");
    expect(textOf(later)).not.toContain("0905");
  });
});

describe("a correction", () => {
  const said = answer(
    take(begun, telling("trộm chó ở khóm 4 phường 7", theft)),
    "tối thứ sáu hai người, bị mất 50 triệu",
  );

  it("of words that were never said changes nothing", () => {
    expect(replace(said, "phường 9", "phường 5", reread)).toBeUndefined();
    expect(leaveOut(said, "mèo kêu đêm", isIdle, reread)).toBeUndefined();
  });

  it("leaves out a sentence of which most was named, and the words alone of one that tells more", () => {
    const draft = take(
      begun,
      telling(
        "có trộm, tui làm ở đó tới tháng trước, tui làm ở đó thấy nó lấy xe của khách",
        theft,
      ),
    );
    const meant = sentenceOf(draft, "tui làm ở đó");
    expect(meant).toBe("tui làm ở đó tới tháng trước");
    const left = leaveOut(draft, meant, isIdle, reread);
    expect(left && textOf(left)).toBe(
      "có trộm, tui làm ở đó thấy nó lấy xe của khách",
    );
    expect(sentenceOf(draft, "lấy xe")).toBe("lấy xe");
  });

  it("leaves out the part that is like what was quoted", () => {
    const draft = leaveOut(said, "bị mất hết 50 triệu", isIdle, reread);
    expect(draft && textOf(draft)).not.toContain("50 triệu");
    expect(draft && textOf(draft)).toContain("phường 7");
  });

  it("by editing the message puts the new one in place of it", () => {
    const text = "trộm chó ở khóm 5 phường 7";
    const draft = take(takeBackLike(said, text), telling(text, theft));
    expect(textOf(draft)).not.toContain("khóm 4");
    expect(textOf(draft)).toContain("khóm 5");
  });
});

describe("whatever is said in whatever order", () => {
  const message = fc.constantFrom(
    "trộm chó ở xóm",
    "khóm 4 phường 7, sau chợ",
    "mấy đêm nay tầm 2 giờ sáng",
    "hai người đi Exciter đen 84H1-000.99",
    "tôi nghe hàng xóm kể nó mới dọn về",
    "có chụp hình lúc đó",
  );
  const act = fc.oneof(
    message.map((text) => ({ is: "say" as const, text })),
    fc.constant({ is: "skip" as const }),
    fc.constant({ is: "anonymous" as const }),
  );
  const acts = fc.array(act, { maxLength: 12 });

  function work(draft: Draft, one: { is: string; text?: string }): Draft {
    const slot = nextSlot(draft);
    const asked = slot === undefined ? draft : asking(draft, slot);
    if (one.is === "skip") return skip(asked);
    if (one.is === "anonymous") return stayAnonymous(asked);
    return take(asked, telling(one.text ?? ""));
  }

  test.prop([fc.array(message, { maxLength: 12 })])(
    "every message is kept, as words or as the contact told last, and none twice",
    (texts) => {
      const draft = texts
        .map((text) => ({ is: "say", text }))
        .reduce(work, begun);
      const kept = draft.said.map(({ text }) => text);
      const lost = texts.filter((text) => !kept.includes(text));
      expect(kept.length).toBeLessThanOrEqual(texts.length);
      if (lost.length > 0) expect(lost).toContain(draft.contact);
    },
  );

  test.prop([acts])("the same again gives the same", (all) => {
    expect(all.reduce(work, begun)).toEqual(all.reduce(work, begun));
  });

  test.prop([acts, fc.constantFrom("phường 7", "Exciter đen", "2 giờ sáng")])(
    "what was left out stands nowhere",
    (all, words) => {
      const draft = all.reduce(work, begun);
      const left = leaveOut(draft, words, isIdle, reread) ?? draft;
      const texts = left.said.flatMap(({ text, told }) => [
        text,
        ...told.map((one) => one.text),
      ]);
      for (const text of texts) expect(findWords(text, words)).toEqual([]);
    },
  );

  test.prop([acts])("what is told stands in the words", (all) => {
    const draft = all.reduce(work, begun);
    for (const { text, told } of draft.said)
      for (const one of told) expect(text).toContain(one.text);
  });
});
