import { expect, it } from "vitest";
import { preparedDatabase } from "../../../src/storage/postgres/postgres.ts";
import * as statements from "../../../src/storage/postgres/statements.ts";
import { freshPostgres, sql } from "./fresh.ts";

const many = 50_000;
const now = 1_700_000_000_000;

/** Documents of two kinds: most due later, some due now, some leased, some not due at all. */
const fill = `
  insert into documents (kind, name, revision, body, due_at, leased_until, marks, written, shelf)
  select case when at % 2 = 0 then 'tips' else 'people' end, sha256(at::text::bytea), 1, '{}',
    case when at % 5 = 0 then null when at % 1000 = 0 then ${now} - at else ${now} + at end,
    case when at % 998 = 0 and at % 5 <> 0 then ${now} + 1000 end, '{}',
    case when at % 500 = 0 then '3000000000' else '5' end::xid8,
    case when at % 400 = 0 then 'open' end
  from generate_series(1, ${many}) as at;
  analyze documents;`;

const name = "sha256('8')";

it.each([
  ["read", statements.read, ["text", "bytea"], ["'tips'", name]],
  ["claim", statements.claim, claimTypes(), claimValues()],
  ["next", statements.next, ["text"], ["'tips'"]],
  [
    "replace",
    statements.replace,
    ["text", "bytea", "bytea", "bigint", "text", "text", "int"],
    ["'tips'", name, "'{}'", "null", "'m'", "'open'", "1"],
  ],
  ["since", statements.since, ["text", "text"], ["'tips'", "'2000000000'"]],
  [
    "page",
    statements.page,
    ["text", "bytea", "int"],
    ["'tips'", "sha256('9')", "200"],
  ],
  [
    "shelfPage",
    statements.shelfPage,
    ["text", "bytea", "int", "text"],
    ["'tips'", "sha256('9')", "200", "'open'"],
  ],
])(
  "%s finds its rows by an index among many, planned for its values and for any",
  async (_, statement, types, values) => {
    const url = await freshPostgres();
    await (await preparedDatabase(url)).close();
    await sql(url, fill);
    for (const mode of ["force_custom_plan", "force_generic_plan"]) {
      const results: unknown = await sql(
        url,
        `set plan_cache_mode = ${mode}; prepare asked (${types.join(", ")}) as ${statement.text};
         explain (format text, costs off) execute asked (${values.join(", ")})`,
      );
      const plan = JSON.stringify(results);
      expect(plan).toContain("Index");
      // The whole of a table or of one of its kinds is never gone through, nor sorted.
      expect(plan).not.toMatch(/Seq Scan on documents/);
      if (statement === statements.claim)
        expect(plan).toMatch(/documents_due[\s\S]*documents_leased/);
      if (statement === statements.shelfPage)
        expect(plan).toContain("documents_shelf");
      if (statement === statements.next)
        expect(plan).toMatch(/documents_due[\s\S]*documents_leased/);
    }
  },
);

function claimTypes(): string[] {
  return ["text", "bigint", "int", "bigint"];
}

function claimValues(): string[] {
  return ["'tips'", String(now), "20", String(now + 60_000)];
}
