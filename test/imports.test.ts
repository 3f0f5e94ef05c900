import ts from "typescript";
import { describe, expect, it } from "vitest";
import { importsOf, nodesOf, sources } from "./sources.ts";

// The architecture of docs/architecture.md as a test. A file may import files of its own layer and of those before it.
const layers: readonly (readonly RegExp[])[] = [
  // leaves
  [
    /^src\/(message|choice-data|clock|errors|logger|stopping|scheduler|catalog|knowledge(-fault)?|sequentialize)\.ts$/,
    /^src\/(text|metrics)\//,
  ],
  // contracts
  [/^src\/(session|config|settings)\.ts$/, /^src\/(storage|channels)\//],
  // domain
  [
    /^src\/(plans|agencies|places|answers|residents|steering|people|tips|deadlines|nudges|bulletins|figures)\//,
  ],
  [/^handlers\//],
  [/^src\/(router|decide)\.ts$/, /^src\/(conversations|http|replicas)\//],
  [/^src\/(desk(-\w+)?|house|store|main)\.ts$/, /^src\/commands\//],
];

const all = await sources("src", "handlers");
const named = all.map((source): [string, typeof source] => [
  source.file,
  source,
]);

describe.each(named)("%s", (file, source) => {
  const code = [...nodesOf(source.tree)];

  it("belongs to one layer and imports from no later one", () => {
    const own = layerOf(file);
    expect(own).toBeGreaterThanOrEqual(0);
    const later = importsOf(source).filter((target) => layerOf(target) > own);
    expect(later).toEqual([]);
  });

  it("is short enough to be read at once", () => {
    const lines = source.text.trimEnd().split("\n").length;
    expect(lines).toBeLessThanOrEqual(file.startsWith("handlers/") ? 120 : 300);
  });

  it("has no Vietnamese in its code: sentences and cue words stand in knowledge/", () => {
    const vietnamese = code
      .filter((node) => node.getChildCount() === 0)
      .map((node) => node.getText())
      .filter((token) => /[\u00C0-\u1EF9]/u.test(token.normalize("NFC")));
    expect(vietnamese).toEqual([]);
  });

  it("leaves the clock to clock.ts and the environment to config.ts", () => {
    const uses = code.map((node) => {
      if (ts.isPropertyAccessExpression(node)) return node.getText();
      if (ts.isNewExpression(node) && (node.arguments ?? []).length === 0)
        return node.getText();
      return "";
    });
    if (file !== "src/clock.ts") {
      expect(uses).not.toContain("Date.now");
      expect(uses).not.toContain("new Date()");
    }
    if (file !== "src/config.ts") expect(uses).not.toContain("process.env");
  });

  it("trusts the compiler: no any, nothing silenced", () => {
    const anys = code.filter(({ kind }) => kind === ts.SyntaxKind.AnyKeyword);
    expect(anys).toHaveLength(0);
    expect(source.text).not.toMatch(
      /@ts-(ignore|expect-error|nocheck)|eslint-disable/,
    );
  });

  it("does nothing when imported, unless it is the program itself", () => {
    const effects = source.tree.statements.filter(
      (statement) =>
        ts.isExpressionStatement(statement) ||
        ts.isIfStatement(statement) ||
        ts.isTryStatement(statement) ||
        ts.isForOfStatement(statement),
    );
    if (file === "src/main.ts") expect(effects).not.toEqual([]);
    else expect(effects.map((effect) => effect.getText())).toEqual([]);
  });
});

describe("the sources together", () => {
  it("import each other in no circle", () => {
    const targets = new Map(
      all.map((source) => [source.file, importsOf(source)]),
    );
    const done = new Set<string>();
    const circles: string[] = [];
    function walk(file: string, path: readonly string[]): void {
      if (path.includes(file)) circles.push([...path, file].join(" > "));
      if (done.has(file) || path.includes(file)) return;
      for (const target of targets.get(file) ?? [])
        walk(target, [...path, file]);
      done.add(file);
    }
    for (const file of targets.keys()) walk(file, []);
    expect(circles).toEqual([]);
  });

  it("keep channels and engines to their contract and the leaves", () => {
    const beyond = all
      .filter(({ file }) => /^src\/(storage|channels)\//.test(file))
      .flatMap((source) => {
        const folder = source.file.replace(/[^/]+$/, "");
        const contract = /^src\/(storage|channels)\/[^/]+$/;
        return importsOf(source).filter(
          (target) =>
            layerOf(target) > 0 &&
            !target.startsWith(folder) &&
            !contract.test(target),
        );
      });
    expect(beyond).toEqual([]);
  });

  it("hold every storage engine to the contract suite", async () => {
    const engines = all.filter(
      ({ file, text }) =>
        file.startsWith("src/storage/") &&
        /: (Promise<)?Storage>? \{/.test(text),
    );
    const suites = (await sources("test/storage")).filter(({ text }) =>
      text.includes("storageContract("),
    );
    expect(engines.length).toBeGreaterThan(1);
    for (const { file } of engines)
      expect(suites.some((suite) => importsOf(suite).includes(file))).toBe(
        true,
      );
  });
});

function layerOf(file: string): number {
  return layers.findIndex((patterns) =>
    patterns.some((pattern) => pattern.test(file)),
  );
}
