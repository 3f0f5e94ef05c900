import { expect, it } from "vitest";
import { withNumberedParts } from "../../src/answers/numbered-part.ts";
import { openParts } from "./parts.ts";

const { understood, plan } = await openParts();
const hanoi = plan("ha-noi-du-an-6-2013");
const city = plan("tra-vinh-city-41-2021");
const assigning = {
  ...city,
  sections: city.sections.map((section) =>
    section.id === "I"
      ? { ...section, paragraphs: ["Sở Y tế thực hiện Dự án 6 và Dự án 9."] }
      : section,
  ),
};

it("a plan called by a number is not searched for that number", () => {
  const query = understood("dự án 6 giao sở nào");
  expect(withNumberedParts(query, hanoi)).toBe(query);
});

it.each(["dự án 9 giao sở nào", "du an 9 giao so nao"])(
  "%s: what a plan assigns under a number is searched for",
  (text) => {
    const { content, subject, documents } = withNumberedParts(
      understood(text),
      assigning,
    );
    expect(content).toContain("du an 9");
    expect(subject.map(({ folded }) => folded)).toContain("9");
    expect(documents).toEqual([]);
  },
);

it("a number that the plan does not hold is left as it was understood", () => {
  const query = understood("dự án 7 giao sở nào");
  expect(withNumberedParts(query, assigning)).toBe(query);
});
