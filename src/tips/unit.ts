import { z } from "zod";
import { readYaml } from "../knowledge.ts";
import { Recipient } from "./keys.ts";

// unit: a body that receives tips. destination: a way to tell it of one. oversight: a unit that looks into tips against
// police, and the only one that sees them.

export const UnitId = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "expected an id such as tra-vinh-city")
  .brand("UnitId");
export type UnitId = z.infer<typeof UnitId>;

/** How much a destination is sent: reference, kind, place and urgency, or the text as well. */
const content = z.enum(["notice", "whole"]);

export const Destination = z.discriminatedUnion("to", [
  z.strictObject({ to: z.literal("officers"), content }),
  z.strictObject({
    to: z.literal("group"),
    content,
    channel: z.enum(["telegram", "zalo"]),
    chat: z.string().min(1),
  }),
  z.strictObject({
    to: z.literal("webhook"),
    content,
    url: z
      .url({ protocol: /^https?$/ })
      .refine(safeAddress, { error: "expected an https address" }),
    secret: z.string().min(1),
  }),
  z.strictObject({ to: z.literal("folder"), folder: z.string().min(1) }),
]);
export type Destination = z.infer<typeof Destination>;

export const Unit = z.strictObject({
  id: UnitId,
  name: z.string().min(1),
  role: z.enum(["police", "oversight"]),
  province: z.string().optional(),
  district: z.string().optional(),
  ward: z.string().optional(),
  parent: UnitId.optional(),
  kinds: z.array(z.string()).min(1).optional(),
  called: z.array(z.string().min(1)).default([]),
  urgent: z.boolean().default(false),
  fallback: z.boolean().default(false),
  recipients: z.array(Recipient).default([]),
  destinations: z.array(Destination).default([]),
});
export type Unit = z.infer<typeof Unit>;

/** Shape of knowledge/units.yaml. */
export const UnitList = z
  .strictObject({ units: z.array(Unit).min(1) })
  .superRefine(({ units }, context) => {
    const byId = new Map(units.map((unit) => [unit.id, unit]));
    const complain = (path: (string | number)[], message: string) => {
      context.addIssue({ code: "custom", path: ["units", ...path], message });
    };
    for (const [at, unit] of units.entries()) {
      if (units.findIndex(({ id }) => id === unit.id) !== at)
        complain([at, "id"], "an id that no other unit has");
      const lacking = (["province", "district"] as const).find(
        (level, above) =>
          unit[level] === undefined &&
          [unit.district, unit.ward][above] !== undefined,
      );
      if (lacking !== undefined)
        complain([at], `a ${lacking} for what lies in it`);
      const parent = unit.parent && byId.get(unit.parent);
      if (unit.parent !== undefined && parent?.role !== unit.role)
        complain([at, "parent"], `the id of a unit of role ${unit.role}`);
      else if (chain(byId, unit.id).includes(unit.id))
        complain([at, "parent"], "a unit that is not below this one");
      if (unit.fallback && unit.kinds !== undefined)
        complain([at, "kinds"], "none where it takes what no other unit does");
    }
    for (const role of Unit.shape.role.options)
      if (!units.some((unit) => unit.role === role && unit.fallback))
        complain([], `a unit of role ${role} with fallback: true`);
    // A tip against an oversight unit goes to another one that is not below it.
    const oversight = units.filter(({ role }) => role === "oversight");
    for (const [at, unit] of units.entries())
      if (
        unit.role === "oversight" &&
        oversight.every(
          ({ id }) => id === unit.id || chain(byId, id).includes(unit.id),
        )
      )
        complain(
          [at],
          "another unit of role oversight that is not below this one",
        );
  });
export type UnitList = z.infer<typeof UnitList>;

/** Throws {@link InputError} naming file and line. */
export async function loadUnits(file: string): Promise<readonly Unit[]> {
  return (await readYaml(file, UnitList)).units;
}

/** The units above one, nearest first: whom an escalation goes to. */
export function superiorsOf(units: readonly Unit[], id: UnitId): UnitId[] {
  return chain(new Map(units.map((unit) => [unit.id, unit])), id);
}

function chain(byId: ReadonlyMap<UnitId, Unit>, id: UnitId): UnitId[] {
  const above: UnitId[] = [];
  let next = byId.get(id)?.parent;
  while (next !== undefined && !above.includes(next)) {
    above.push(next);
    next = byId.get(next)?.parent;
  }
  return above;
}

// What a hook carries must not be read on the way, except on the machine itself.
function safeAddress(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return (
    protocol === "https:" ||
    /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)
  );
}
