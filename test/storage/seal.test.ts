import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { createSeal } from "../../src/storage/seal.ts";

const seal = createSeal(Buffer.alloc(32, 3));
const moment = fc.option(fc.date({ noInvalidDate: true }), { nil: undefined });
const around = fc.record({ kind: fc.string(), dueAt: moment });

describe("a seal", () => {
  test.prop([fc.string(), fc.jsonValue(), around])(
    "gives back what it closed over, with the id and without",
    (id, value, surroundings) => {
      const closed = seal.close(id, value, surroundings);
      const same: unknown = JSON.parse(JSON.stringify(value));
      expect(seal.open(closed, surroundings, id)).toEqual({ value: same });
      expect(seal.open(closed, surroundings)).toEqual({ value: same });
    },
  );

  test.prop([fc.string(), around, fc.nat(), fc.integer({ min: 1, max: 255 })])(
    "opens nothing in which any byte was changed",
    (id, surroundings, at, by) => {
      const closed = seal.close(id, "value", surroundings);
      const bytes = Buffer.from(closed, "base64");
      const place = at % bytes.length;
      bytes[place] = (bytes[place] ?? 0) ^ by;
      expect(seal.open(bytes.toString("base64"), surroundings)).toBeUndefined();
    },
  );

  test.prop([fc.base64String(), around])(
    "opens nothing that it has not closed",
    (text, surroundings) => {
      expect(seal.open(text, surroundings)).toBeUndefined();
    },
  );

  test.prop([fc.string(), around, around])(
    "opens in no other surroundings",
    (id, mine, others) => {
      fc.pre(
        mine.kind !== others.kind ||
          mine.dueAt?.getTime() !== others.dueAt?.getTime(),
      );
      expect(seal.open(seal.close(id, 1, mine), others)).toBeUndefined();
    },
  );
});
