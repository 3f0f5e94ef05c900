import { join } from "node:path";
import { createGazetteer, loadPlaces } from "../../src/places/gazetteer.ts";
import { type FactCues, loadFactCues } from "../../src/tips/fact-cues.ts";
import { knowledgeFolder } from "../knowledge.ts";

/** Places that there are plans of. */
export const places = [
  "Thành phố Trà Vinh",
  "Tỉnh Trà Vinh",
  "Tỉnh Bình Phước",
  "Tỉnh Gia Lai",
  "Thành phố Hà Nội",
];

export const gazetteer = createGazetteer(
  await loadPlaces(join(knowledgeFolder, "places.yaml")),
  places,
);

/** What facts are read by, with the provinces and districts known. */
export const cues: FactCues = {
  ...(await loadFactCues(join(knowledgeFolder, "tips", "facts.yaml"))),
  units: gazetteer,
};
