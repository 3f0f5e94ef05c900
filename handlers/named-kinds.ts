/** What a report is named by in the first sentence about it, the most particular first. */
export const namedKinds = [
  "against-police",
  "crime-child",
  "crime-trafficking",
  "crime-domestic",
  "crime-wanted",
  "crime-arms",
  "crime-loans",
  "crime-threat",
  "crime-smuggling",
  "crime-environment",
  "crime-gambling",
  "crime-vice",
  "crime-drugs",
  "crime-fraud",
  "crime-theft",
  "crime-disorder",
];
