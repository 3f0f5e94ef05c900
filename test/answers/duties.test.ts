import { describe, expect, it } from "vitest";
import type { Answer, Offer } from "../../src/answers/answer.ts";
import { CivilDate } from "../../src/clock.ts";
import { dutiesPage } from "../../src/answers/duties.ts";
import { catalogs } from "../knowledge.ts";
import { openParts } from "./parts.ts";

const { answer, answerer, library, plan } = await openParts();
const setting = {
  catalog: catalogs.vi,
  today: CivilDate.parse("2023-05-10"),
};

type Page = Extract<Offer, { kind: "duties" }>;

/** All pages of a body's duties, from the first. */
function pagesOf(slug: string, agency: string): Answer[] {
  const pages: Answer[] = [];
  let next: Page | undefined = { kind: "duties", plan: slug, agency, page: 1 };
  while (next !== undefined) {
    const page: Answer | undefined = answerer.follow(next, setting);
    if (page === undefined) break;
    pages.push(page);
    next = page.offers
      .map(({ offer }) => offer)
      .find((offer) => offer.kind === "duties");
  }
  return pages;
}

const assigned = library.flatMap(({ slug, assignments }) =>
  [...Map.groupBy(assignments, ({ agencies }) => agencies.join(", "))].map(
    ([agency, same]) => ({
      slug,
      agency,
      duties: same.flatMap((assignment) => assignment.duties),
    }),
  ),
);

describe("the pages of a body's duties", () => {
  it.each(assigned.filter(({ duties }) => duties.length > 0))(
    "$slug, $agency: hold every duty once, in the plan's order",
    ({ slug, agency, duties }) => {
      const pages = pagesOf(slug, agency);
      expect(
        pages.flatMap(({ citations }) => citations.map(({ quote }) => quote)),
      ).toEqual(duties.map(({ text }) => text));
      for (const { text, answered } of pages) {
        expect(answered).toBe(true);
        expect(text).toContain(agency);
        expect(text).toContain("Nguồn: Kế hoạch");
        expect(text.length).toBeLessThanOrEqual(1500);
      }
    },
  );

  it("are numbered, and only the last offers no next", () => {
    const pages = pagesOf("tra-vinh-95-2022", "Công an tỉnh");
    expect(pages.length).toBeGreaterThan(1);
    pages.forEach(({ text, offers }, at) => {
      expect(text).toContain(`(phần ${at + 1}/${pages.length})`);
      const goesOn = offers.some(({ offer }) => offer.kind === "duties");
      expect(goesOn).toBe(at + 1 < pages.length);
    });
  });

  it("end: there is none beyond the last", () => {
    const beyond: Page = {
      kind: "duties",
      plan: "tra-vinh-95-2022",
      agency: "Công an tỉnh",
      page: 99,
    };
    expect(answerer.follow(beyond, setting)).toBeUndefined();
  });
});

describe("asked what a body must do", () => {
  it.each([
    ["Sở Công Thương làm gì?", "Tỉnh Trà Vinh", "IV.10", "tiền chất"],
    ["so y te phai lam gi", "Tỉnh Trà Vinh", "IV.5", "cắt cơn, giải độc"],
    ["Phòng Kinh tế được giao gì", "Thành phố Trà Vinh", "III.7", "cần sa"],
    ["hội ccb có nhiệm vụ gì", "Tỉnh Bình Phước", "IV.13", "Ông kể cháu nghe"],
    ["LĐLĐ làm gì", "Thành phố Hà Nội", "III.1.13", "Nhà trẻ an toàn"],
    ["công đoàn làm gì", "Tỉnh Trà Vinh", "IV.14", "công nhân"],
  ])("%s (%s)", (question, place, section, words) => {
    const { text, citations } = answer(question, { place });
    expect(text).toContain(words);
    expect(text).toContain(`mục ${section}`);
    expect(citations[0]?.section.startsWith(section)).toBe(true);
  });

  it("gives few duties whole", () => {
    const { text } = answer("Sở Y tế phải làm gì?", { place: "Tỉnh Trà Vinh" });
    const duties = plan("tra-vinh-95-2022").assignments.find(({ agencies }) =>
      agencies.includes("Sở Y tế"),
    )?.duties;
    for (const duty of duties ?? []) expect(text).toContain(duty.text);
  });

  it("cuts few duties that are very long, and still names the source", () => {
    const known = plan("tra-vinh-95-2022");
    const [assignment] = known.assignments;
    const [duty] = assignment?.duties ?? [];
    if (assignment === undefined || duty === undefined)
      throw new RangeError("the plan assigns duties");
    const long = { ...duty, text: "Tổ chức thực hiện, kiểm tra; ".repeat(40) };
    const page = dutiesPage(
      known,
      [{ ...assignment, duties: [long, long, long] }],
      1,
      setting,
    );
    expect(page?.text).toContain("Nguồn: Kế hoạch 95");
    expect(page?.text.length).toBeLessThanOrEqual(1500);
    expect(page?.citations).toHaveLength(3);
  });

  it("puts those nearest to the question first when there are many", () => {
    const { text } = answer(
      "Công an tỉnh phải làm gì về người ngáo đá, loạn thần?",
      { place: "Tỉnh Trà Vinh" },
    );
    expect(text).toMatch(/^[^\n]*\n•[^\n]*ngáo đá/u);
  });

  it("answers for each of several bodies", () => {
    const { text } = answer("Sở Công Thương với Sở Tư pháp phải làm gì?", {
      place: "Tỉnh Trà Vinh",
    });
    expect(text).toContain("Sở Công Thương được giao");
    expect(text).toContain("Sở Tư pháp được giao");
  });
});

describe("pages", () => {
  it("show every duty once, whatever stood first", () => {
    const { offers, citations } = answer(
      "Công an thành phố Trà Vinh làm gì về tuyên truyền?",
    );
    const shown = citations.map(({ quote }) => quote);
    let more = offers.find(({ label }) => label === "Xem tiếp")?.offer;
    while (more !== undefined && more.kind !== "place") {
      const page = answerer.follow(more, setting);
      shown.push(...(page?.citations ?? []).map(({ quote }) => quote));
      more = page?.offers.find(({ label }) => label === "Xem tiếp")?.offer;
    }
    const duties = plan("tra-vinh-city-41-2021").assignments.find(
      ({ section }) => section === "III.1",
    )?.duties;
    expect(duties).toHaveLength(9);
    expect(shown.toSorted()).toEqual(
      duties?.map(({ text }) => text).toSorted(),
    );
  });

  it("end: more than was shown is not begun anew", () => {
    const { text, answered } = answer("xem tiếp", {
      place: "Thành phố Trà Vinh",
      thread: {
        plan: "tra-vinh-city-41-2021",
        agency: "Công an thành phố",
        ask: "duty",
        topic: null,
      },
    });
    expect(answered).toBe(true);
    expect(text).toContain("Không còn phần nào");
  });
});
