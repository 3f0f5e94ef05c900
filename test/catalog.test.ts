import { join } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { type Catalog, loadCatalog } from "../src/catalog.ts";
import { nodesOf, sources } from "./sources.ts";

const folder = join(import.meta.dirname, "../knowledge/messages");
const vi = await loadCatalog(folder, "vi");
const en = await loadCatalog(folder, "en");

/** A value for every placeholder. */
const anything = new Proxy<Record<string, string>>({}, { get: () => "7" });

// A file for whoever takes a plan in, whose lines are in Vietnamese whatever language it is explained in.
const wholly = ["plans.skeleton"];

describe("the message catalogues", () => {
  it("have the same sentences in both languages", () => {
    expect([...en.keys].sort()).toEqual([...vi.keys].sort());
  });

  it("ask for the same values in both languages", () => {
    const both = vi.keys.filter((key) => en.keys.includes(key));
    const asked = (catalog: Catalog) =>
      Object.fromEntries(both.map((key) => [key, placeholders(catalog, key)]));
    expect(asked(en)).toEqual(asked(vi));
  });

  it("have every sentence that the code says, and no other", async () => {
    const { exact, patterns } = keysIn(await sources("src", "handlers"));
    expect(exact.filter((key) => !vi.keys.includes(key))).toEqual([]);
    const unused = vi.keys.filter(
      (key) =>
        !exact.includes(key) && !patterns.some((pattern) => pattern.test(key)),
    );
    expect(unused).toEqual([]);
    // A pattern that no sentence fits is a misspelt key.
    const idle = patterns.filter(
      (pattern) => !vi.keys.some((key) => pattern.test(key)),
    );
    expect(idle).toEqual([]);
  });
});

describe("English", () => {
  // What is Vietnamese in an English sentence is a name or an example, and stands in quotes: “…”.
  const unquoted = (text: string) =>
    text.replaceAll(/“[^”]*”/gu, "").replaceAll("Trực Ban", "");

  it.each(en.keys.filter((key) => !wholly.includes(key)))(
    "%s holds Vietnamese in quotes only",
    (key) => {
      const said = en.say(key, anything);
      expect(unquoted(said)).not.toMatch(/[À-ỹ]/u);
    },
  );

  it("is not the Vietnamese sentence left as it was", () => {
    const same = vi.keys.filter(
      (key) =>
        vi.say(key, anything) === en.say(key, anything) &&
        /\p{L}{2,}\s+\p{L}{2,}/u.test(en.say(key, anything)),
    );
    expect(same).toEqual([]);
  });
});

describe("the code", () => {
  const spoken =
    /^(handlers\/|src\/(answers|residents|steering|people|conversations)\/|src\/(decide|router|desk)\.ts)/;

  it("holds no sentence that a reply could be made of", async () => {
    const files = await sources("src", "handlers");
    const found = files
      .filter(({ file }) => spoken.test(file))
      .flatMap(({ file, tree }) =>
        sentencesIn(tree).map((text) => `${file}: ${text}`),
      );
    expect(found).toEqual([]);
  });
});

describe("say", () => {
  it("throws for a sentence that does not exist", () => {
    expect(() => vi.say("desk.nothing-of-the-kind")).toThrow(RangeError);
  });

  it("throws when a placeholder has no value", () => {
    expect(() => vi.say("desk.place-set")).toThrow(RangeError);
  });
});

/** Texts of two words or more, except what errors, schemas and the log say to operators. */
function sentencesIn(tree: ts.SourceFile): string[] {
  const found: string[] = [];
  visit(tree);
  return found;

  function visit(node: ts.Node): void {
    if (ts.isNewExpression(node) && /Error$/u.test(node.expression.getText()))
      return;
    if (
      ts.isCallExpression(node) &&
      /(?:^|\.)(?:logger\.\w+|addIssue)$/u.test(node.expression.getText())
    )
      return;
    const isText =
      ts.isStringLiteralLike(node) ||
      node.kind === ts.SyntaxKind.TemplateHead ||
      node.kind === ts.SyntaxKind.TemplateMiddle ||
      node.kind === ts.SyntaxKind.TemplateTail;
    if (isText && /\p{L}{2,}[,;:]?\s+\p{L}{2,}/u.test(node.getText()))
      found.push(node.getText());
    ts.forEachChild(node, visit);
  }
}

/** The placeholders that a sentence asks values for. */
function placeholders(catalog: Catalog, key: string): string[] {
  const asked = new Set<string>();
  const values = new Proxy<Record<string, string>>(
    {},
    { get: (_, name) => (asked.add(String(name)), "") },
  );
  catalog.say(key, values);
  return [...asked].sort();
}

/** Keys as the code writes them: whole ("desk.help"), or with a part that is filled in (`desk.${key}`). */
function keysIn(files: Awaited<ReturnType<typeof sources>>) {
  const topics = new Set(vi.keys.map((key) => key.split(".", 1)[0] ?? ""));
  const exact: string[] = [];
  const patterns: RegExp[] = [];
  for (const { tree } of files)
    for (const node of nodesOf(tree)) {
      if (ts.isStringLiteralLike(node) && isKey(node.text))
        exact.push(node.text);
      if (ts.isTemplateExpression(node) && isKey(node.head.text))
        patterns.push(
          new RegExp(
            `^${[node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].map(escape).join("[\\w.-]+")}$`,
          ),
        );
    }
  return { exact, patterns };

  function isKey(text: string): boolean {
    const [topic = "", ...rest] = text.split(".");
    return (
      topics.has(topic) &&
      rest.length > 0 &&
      /^[\w.-]+(?<!\.(?:yaml|key))$/.test(text)
    );
  }
}

function escape(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
