import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadAgencies } from "../../src/agencies/agency-list.ts";
import { createDirectory } from "../../src/agencies/directory.ts";
import { concernOf } from "../../src/nudges/concerns.ts";
import { createNudgeCues, loadNudgeWords } from "../../src/nudges/words.ts";
import { knowledgeFolder } from "../knowledge.ts";
import { obligation } from "./sample.ts";

const parts = {
  directory: createDirectory(
    await loadAgencies(join(knowledgeFolder, "agencies.yaml")),
  ),
  cues: createNudgeCues(
    await loadNudgeWords(join(knowledgeFolder, "nudges.yaml")),
  ),
};

describe("what a plan asks for", () => {
  it.each([
    [["Sở Tư pháp"], "Sở Tư pháp", "named"],
    [["Sở Tư pháp"], "Sở Y tế", "none"],
    [["các sở, ban, ngành"], "Sở Tư pháp", "all"],
    [["các sở, ban, ngành"], "Ủy ban nhân dân các huyện", "none"],
    [["các cơ quan, đơn vị"], "Ủy ban nhân dân các huyện", "all"],
    [["phường, xã"], "Ủy ban nhân dân phường, xã", "all"],
    [["phường, xã"], "Phòng Tư pháp thành phố", "none"],
    [["các Trường trung học cơ sở"], "Phòng Tư pháp thành phố", "none"],
    // It goes to the police, who need not report to themselves.
    [["các sở, ban, ngành"], "Công an tỉnh", "none"],
    [[], "Sở Tư pháp", "open"],
  ])("of %j concerns %s: %s", (who, agency, concern) => {
    expect(concernOf(obligation({ who }), agency, parts)).toBe(concern);
  });
});
