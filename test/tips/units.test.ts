import { fc, test } from "@fast-check/vitest";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { InputError } from "../../src/errors.ts";
import { loadPlaces } from "../../src/places/gazetteer.ts";
import { mayReceive, route, type Routed } from "../../src/tips/route.ts";
import {
  loadUnits,
  superiorsOf,
  Unit,
  UnitId,
  UnitList,
} from "../../src/tips/unit.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const shipped = await loadUnits("knowledge/units.yaml");
const id = (text: string) => UnitId.parse(text);

const theft: Routed = {
  kinds: ["crime-theft"],
  urgent: false,
  againstPolice: false,
};
const traVinh = { province: "Tỉnh Trà Vinh" };
const city = { ...traVinh, district: "Thành phố Trà Vinh" };

describe("the shipped units", () => {
  it("serve places that there are", async () => {
    const { provinces } = await loadPlaces("knowledge/places.yaml");
    for (const { province, district } of shipped) {
      if (province === undefined) continue;
      const known = provinces.find(({ name }) => name === province);
      expect(known?.name).toBe(province);
      if (district !== undefined) expect(known?.districts).toContain(district);
    }
  });

  it("tell of nobody's phone, chat or address", () => {
    expect(JSON.stringify(shipped)).not.toMatch(/\d{3,}|https?:|@/);
    expect(
      shipped
        .flatMap(({ destinations }) => destinations.map(({ to }) => to))
        .every((to) => to === "officers"),
    ).toBe(true);
  });
});

describe("a tip goes", () => {
  const ward = Unit.parse({
    id: "phuong-7",
    name: "Công an Phường 7",
    role: "police",
    ...city,
    ward: "Phường 7",
    parent: "tra-vinh-city",
    kinds: ["crime-theft"],
  });
  const units = [...shipped, ward];

  it.each([
    ["to the police of its city", { ...theft, ...city }, ["tra-vinh-city"]],
    [
      "to the police of its province where it is in no city that has its own",
      { ...theft, ...traVinh, district: "Huyện Cầu Kè" },
      ["tra-vinh"],
    ],
    [
      "to the ward that takes its kind",
      { ...theft, ...city, ward: "phường 7" },
      ["phuong-7"],
    ],
    [
      "to the city where the ward takes other kinds",
      { ...theft, kinds: ["crime-drugs"], ...city, ward: "Phường 7" },
      ["tra-vinh-city"],
    ],
    [
      "also to those that want urgent ones",
      { ...theft, urgent: true, ...city },
      ["tra-vinh", "tra-vinh-city"],
    ],
    ["to the duty room where its place is not known", theft, ["duty"]],
    [
      "to the duty room where nobody serves its place",
      { ...theft, province: "Tỉnh Cà Mau" },
      ["duty"],
    ],
    [
      "to oversight where it is against police",
      { ...theft, ...city, againstPolice: true },
      ["tra-vinh-oversight"],
    ],
    [
      "to the oversight above where the place is not known",
      { ...theft, againstPolice: true },
      ["oversight"],
    ],
    [
      "to other oversight where that of its place is complained about",
      {
        ...theft,
        ...traVinh,
        againstPolice: true,
        concerned: id("tra-vinh-oversight"),
      },
      ["oversight"],
    ],
    [
      "to another root of oversight where the uppermost is complained about",
      {
        ...theft,
        ...traVinh,
        againstPolice: true,
        concerned: id("oversight"),
      },
      ["inspectorate"],
    ],
  ] satisfies [string, Routed, string[]][])("%s", (_, tip, to) => {
    expect(route(units, tip)).toEqual(to);
  });

  it("where no police unit, concerned or not, may see it if it is against police", () => {
    const tip: Routed = { ...theft, ...city, againstPolice: true };
    const seeing = units.filter((unit) => mayReceive(units, unit, tip));
    expect(new Set(seeing.map(({ role }) => role))).toEqual(
      new Set(["oversight"]),
    );
    expect(units.every((unit) => mayReceive(units, unit, theft))).toBe(true);
  });

  it("up when it waits too long", () => {
    expect(superiorsOf(units, id("phuong-7"))).toEqual([
      "tra-vinh-city",
      "tra-vinh",
      "duty",
    ]);
  });
});

describe("any list of units that is accepted", () => {
  const places = fc.constantFrom("Tỉnh Trà Vinh", "Tỉnh Gia Lai", undefined);
  const optional = (name: string) => fc.constantFrom(name, undefined);
  const lists = fc
    .array(
      fc.record({
        role: fc.constantFrom("police", "oversight"),
        province: places,
        district: optional("Huyện Cầu Kè"),
        ward: optional("Phường 7"),
        parent: fc.nat(20),
        kinds: fc.constantFrom(["crime-theft"], undefined),
        urgent: fc.boolean(),
        fallback: fc.boolean(),
      }),
      { minLength: 4, maxLength: 12 },
    )
    .map((units) => ({
      units: units.map(({ parent, ...unit }, at) => ({
        ...unit,
        id: `u${at}`,
        name: "x",
        // Mostly of the same role, so that chains come about.
        ...(parent < at && units[parent]?.role === unit.role
          ? { parent: `u${parent}` }
          : {}),
      })),
    }))
    .map((list) => UnitList.safeParse(list))
    .filter(({ success }) => success)
    .map(({ data }) => data?.units ?? []);
  const tips = fc.record({
    province: places,
    district: optional("Huyện Cầu Kè"),
    kinds: fc.subarray(["crime-theft", "crime-drugs"]),
    urgent: fc.boolean(),
    againstPolice: fc.boolean(),
    concerned: fc.nat(12),
    known: fc.boolean(),
  });

  test.prop([lists, tips])(
    "leaves no tip without a unit, and none to the unit concerned or below it",
    (units, { concerned, known, province, district, ...tip }) => {
      const about = units[concerned];
      const routed: Routed = {
        ...tip,
        ...(province === undefined ? {} : { province }),
        ...(district === undefined ? {} : { district }),
        ...(known && about !== undefined ? { concerned: about.id } : {}),
      };
      const to = route(units, routed);
      expect(to.length).toBeGreaterThan(0);
      for (const unit of units.filter((each) => to.includes(each.id))) {
        expect(mayReceive(units, unit, routed)).toBe(true);
        if (routed.againstPolice) expect(unit.role).toBe("oversight");
        if (routed.concerned !== undefined) {
          expect(unit.id).not.toBe(routed.concerned);
          expect(superiorsOf(units, unit.id)).not.toContain(routed.concerned);
        }
      }
    },
  );
});

describe("a list of units that cannot be used is refused in one line", () => {
  const duty = "  - { id: duty, name: A, role: police, fallback: true }\n";
  const over =
    "  - { id: o, name: B, role: oversight, fallback: true }\n  - { id: p, name: C, role: oversight }\n";
  const root = "  - { id: o, name: B, role: oversight, fallback: true }\n";
  it.each([
    [
      `units:\n${duty}${root}  - { id: p, name: C, role: oversight, parent: o }\n`,
      ":3 has a list or map at units.1; expected: another unit of role oversight that is not below this one",
    ],
    ["units: 1\n", ":1 has 1 at units; expected: array"],
    [
      `units:\n${duty}`,
      ":2 has a list or map at units; expected: a unit of role oversight with fallback: true",
    ],
    [
      `units:\n${over}`,
      ":2 has a list or map at units; expected: a unit of role police with fallback: true",
    ],
    [
      `units:\n${duty}${over}${duty}`,
      ':5 has "duty" at units.3.id; expected: an id that no other unit has',
    ],
    [
      `units:\n${duty}${over}  - { id: a, name: D, role: police, parent: o }\n`,
      ':5 has "o" at units.3.parent; expected: the id of a unit of role police',
    ],
    [
      `units:\n${duty}${over}  - { id: a, name: D, role: police, parent: b }\n  - { id: b, name: E, role: police, parent: a }\n`,
      ':5 has "b" at units.3.parent; expected: a unit that is not below this one',
    ],
    [
      `units:\n${duty}${over}  - { id: a, name: D, role: police, ward: Phường 7 }\n`,
      ":5 has a list or map at units.3; expected: a district for what lies in it",
    ],
    [
      `units:\n${duty}${over}  - { id: a, name: D, role: police, destinations: [{ to: webhook, content: whole, url: "http://example.org", secret: s }] }\n`,
      ':5 has "http://example.org" at units.3.destinations.0.url; expected: an https address',
    ],
    [
      `units:\n${duty}${over}  - { id: a, name: D, role: police, recipients: [age1x] }\n`,
      ':5 has "age1x" at units.3.recipients.0; expected: a public key of age, as age1…',
    ],
  ])("%j", async (text, line) => {
    const file = join(await temporaryFolder(), "units.yaml");
    await writeFile(file, text);
    await expect(loadUnits(file)).rejects.toThrow(
      new InputError(`${file}${line}`),
    );
  });
});
