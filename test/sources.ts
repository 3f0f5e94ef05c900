import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import ts from "typescript";

const root = join(import.meta.dirname, "..");

/** A source file of the project as tests read it. */
export interface Source {
  /** From the project's folder, with forward slashes. */
  readonly file: string;
  readonly text: string;
  readonly tree: ts.SourceFile;
}

/** Every TypeScript file under folders of the project. */
export async function sources(...folders: string[]): Promise<Source[]> {
  const found: Source[] = [];
  for (const folder of folders) {
    const entries = await readdir(join(root, folder), {
      recursive: true,
      withFileTypes: true,
    });
    for (const entry of entries) {
      if (!entry.name.endsWith(".ts")) continue;
      const path = join(entry.parentPath, entry.name);
      const text = await readFile(path, "utf8");
      const file = relative(root, path).replaceAll("\\", "/");
      const tree = ts.createSourceFile(
        file,
        text,
        ts.ScriptTarget.Latest,
        true,
      );
      found.push({ file, text, tree });
    }
  }
  return found;
}

/** All nodes of a file, from the top; comments are none. */
export function* nodesOf(node: ts.Node): Generator<ts.Node> {
  if (ts.isJSDoc(node)) return;
  yield node;
  for (const child of node.getChildren()) yield* nodesOf(child);
}

/** The project's files that a file imports, statically or when called. */
export function importsOf({ file, tree }: Source): string[] {
  return [...nodesOf(tree)].flatMap((node) => {
    const target = importTarget(node);
    return target?.startsWith(".") === true
      ? [join(file, "..", target).replaceAll("\\", "/")]
      : [];
  });
}

function importTarget(node: ts.Node): string | undefined {
  const literal =
    ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
      ? node.moduleSpecifier
      : ts.isCallExpression(node) &&
          node.expression.kind === ts.SyntaxKind.ImportKeyword
        ? node.arguments[0]
        : undefined;
  return literal !== undefined && ts.isStringLiteral(literal)
    ? literal.text
    : undefined;
}
