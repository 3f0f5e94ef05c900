import { type Unit, UnitList } from "../../src/tips/unit.ts";

/** One unit that takes all; told by a webhook where one is given. */
export function benchUnits(hook: string): readonly Unit[] {
  const destination = {
    to: "webhook",
    content: "notice",
    url: hook,
    secret: "hook.key",
  };
  return UnitList.parse({
    units: [
      {
        id: "duty",
        name: "duty",
        role: "police",
        fallback: true,
        destinations: hook === "" ? [] : [destination],
      },
      { id: "oversight", name: "oversight", role: "oversight", fallback: true },
      { id: "second", name: "second", role: "oversight" },
    ],
  }).units;
}
