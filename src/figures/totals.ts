import type { Answer, Ask } from "./ask.ts";

// Cases are added up. Shares are not: they are of wholes of different sizes.

/** All figures of one unit of measure. */
export interface Total {
  /** "%" for shares; empty where nobody said. */
  readonly unit: string;
  readonly isShare: boolean;
  readonly count: number;
  readonly sum: number;
  readonly least: { readonly agency: string; readonly value: number };
  readonly most: { readonly agency: string; readonly value: number };
}

export interface Totals {
  readonly totals: readonly Total[];
  /** With a figure, in the ask's order of units. */
  readonly answered: readonly Answer[];
  readonly notYet: readonly Answer[];
  readonly late: readonly string[];
  readonly missing: readonly string[];
}

export function totalsOf({ units, answers }: Ask): Totals {
  const inOrder = units.flatMap(
    (unit) => answers.find(({ agency }) => agency === unit) ?? [],
  );
  const answered = inOrder.filter(({ figures }) => figures.length > 0);
  return {
    totals: totalsIn(answered),
    answered,
    notYet: inOrder.filter(({ figures }) => figures.length === 0),
    late: inOrder.filter(({ late }) => late).map(({ agency }) => agency),
    missing: units.filter(
      (unit) => !answers.some(({ agency }) => agency === unit),
    ),
  };
}

function totalsIn(answered: readonly Answer[]): Total[] {
  const all = answered.flatMap(({ agency, figures }) =>
    figures.map(({ value, unit }) => ({ agency, value, unit })),
  );
  const units = [...new Set(all.map(({ unit }) => unit))];
  const named = units.filter((unit) => unit !== "");
  // Who wrote a bare number meant what everybody else counts, where that is one thing.
  const [only] = named;
  const own = (unit: string) =>
    unit === "" && only !== undefined && named.length === 1 ? only : unit;
  return [...new Set(units.map(own))].flatMap((unit) => {
    const figures = all
      .filter((one) => own(one.unit) === unit)
      .sort((one, other) => one.value - other.value);
    const [least] = figures;
    const most = figures.at(-1);
    if (least === undefined || most === undefined) return [];
    const sum = figures.reduce((total, { value }) => total + value, 0);
    return {
      unit,
      isShare: unit === "%",
      count: figures.length,
      // Decimals are added without what binary fractions leave behind.
      sum: Number(sum.toPrecision(15)),
      least,
      most,
    };
  });
}
