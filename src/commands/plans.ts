import { join } from "node:path";
import { createDirectory } from "../agencies/directory.ts";
import { loadAgencies } from "../agencies/agency-list.ts";
import { type Catalog, loadCatalog } from "../catalog.ts";
import { InputError } from "../errors.ts";
import { loadGenre } from "../plans/genre.ts";
import { readPlanFile, writePlanFolder } from "../plans/intake.ts";
import { createPlanParser } from "../plans/parser.ts";
import type { Plan } from "../plans/plan.ts";
import { type Finding, reviewPlan } from "../plans/review.ts";
import { slugOf } from "../plans/slug.ts";
import { readYaml } from "../knowledge.ts";
import { createSyllables, SyllableParts } from "../text/syllable.ts";
import { placeTone } from "../text/tone-placement.ts";
import { tokenize } from "../text/tokens.ts";
import { type Command, type Io, readArguments, writeLine } from "./io.ts";

/**
 * `plans parse FILE` prints the plan as JSON; `plans add FILE` takes it into the library and prints what needs a
 * person's eye. Throws {@link InputError} in one line, with nothing written, where the file is no plan's text.
 */
export const plans: Command = async (args, io) => {
  const { positionals, values } = readArguments("plans", args, {
    language: { type: "string", default: "vi" },
  });
  const [action, file, ...more] = positionals;
  if (
    file === undefined ||
    more.length > 0 ||
    (action !== "parse" && action !== "add")
  )
    throw new InputError("plans: expected parse FILE or add FILE");
  const { bytes, text } = await readPlanFile(file);
  const genre = await loadGenre(join(io.knowledgeFolder, "genre"));
  const parser = createPlanParser(genre);
  const plan = parser.parse(text);
  if (plan === undefined || plan.sections.length < 2)
    throw new InputError(
      `${file}:1 is not a plan; expected: a line that names the kind of document, and numbered sections under it`,
    );
  if (action === "parse")
    await writeLine(io.output, JSON.stringify(plan, null, 2));
  else {
    const slug = slugOf(plan, genre.frame.places[0]?.[0] ?? "");
    await add(plan, slug, { bytes, text }, io, values.language);
  }
  return 0;
};

async function add(
  plan: Plan,
  slug: string,
  source: { readonly bytes: Uint8Array; readonly text: string },
  io: Io,
  language: string,
): Promise<void> {
  const folder = io.knowledgeFolder;
  const [catalog, agencies, parts] = await Promise.all([
    loadCatalog(join(folder, "messages"), language),
    loadAgencies(join(folder, "agencies.yaml")),
    readYaml(join(folder, "syllables.yaml"), SyllableParts),
  ]);
  const directory = createDirectory(agencies);
  const syllables = createSyllables(parts);
  const findings = reviewPlan(plan, source.text, {
    isAgency: (name) => directory.find(tokenize(name)).length > 0,
    isSyllable: (word) => syllables.isSyllable(placeTone(word)),
  });
  const title = plan.title.replace(/\s+/gu, " ");
  await writePlanFolder(join(folder, "plans"), slug, {
    "text.txt": source.bytes,
    "plan.yaml": `${catalog.say("plans.skeleton", { title })}\nnames: []\n`,
  });
  const lines = [
    catalog.say("plans.added", { slug, title }),
    catalog.say("plans.counts", {
      sections: plan.sections.length,
      assignments: plan.assignments.length,
      deadlines: plan.deadlines.length,
      targets: plan.targets.length,
      budgets: plan.budgets.length,
    }),
    findings.length === 0
      ? catalog.say("plans.clean")
      : catalog.say("plans.look", { count: findings.length }),
    ...findings.map((finding) => shown(finding, catalog)),
  ];
  for (const line of lines) await writeLine(io.output, line);
}

function shown(finding: Finding, catalog: Catalog): string {
  const values = "text" in finding ? { text: finding.text } : {};
  return `  ${finding.line}: ${catalog.say(`plans.${finding.kind}`, values)}`;
}
