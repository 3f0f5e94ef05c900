import type { Catalog, Catalogs } from "../src/catalog.ts";

// What is said of reporting where reports are taken, in place of what is said where they are not.
const instead: ReadonlyMap<string, string> = new Map([
  ["residents.howto-here", "tips.howto-here"],
  ["residents.howto-voice", "tips.howto-voice"],
  ["residents.about-attachment", "tips.about-attachment"],
  ["residents.about-correct", "tips.about-correct"],
  ["residents.kind-police", "tips.kind-police"],
  ["residents.privacy", "tips.privacy"],
  ["residents.privacy-law", "tips.privacy-law"],
]);

/** The catalogues of a desk that takes reports, for those who are asked how to report and what is kept. */
export function takingCatalogs({ vi, en }: Catalogs): Catalogs {
  return { vi: taking(vi), en: taking(en) };
}

function taking(catalog: Catalog): Catalog {
  return {
    ...catalog,
    say: (key, values) => catalog.say(instead.get(key) ?? key, values),
  };
}
