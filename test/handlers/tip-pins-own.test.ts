import { describe, expect, it } from "vitest";
import { isOnlyOwnPin } from "../../handlers/tip-pins.ts";
import { newDraft } from "../../src/tips/draft/draft.ts";
import { hearing } from "../tips/words/hearing.ts";

const draft = {
  ...newDraft("d", new Date(0)),
  pins: [{ latitude: 9.9, longitude: 106.3, scene: null }],
};

describe("words on a place on the map, of which it was asked", () => {
  it.each([
    ["không phải chỗ đó đâu, đó là chỗ em ngồi", true],
    ["đó là chỗ em đứng", true],
    ["không phải, nhà em ở đây", true],
    ["đó là chỗ em ngồi, tụi nó trồng bên kia kênh có hai chòi lá", false],
    ["tụi nó bán ở cổng chợ", false],
  ])("%s: only that it is the writer's own: %s", (text, isOnly) => {
    expect(isOnlyOwnPin(draft, text, hearing)).toBe(isOnly);
  });

  it("are the story's where no place was sent", () => {
    const text = "không phải chỗ đó đâu, đó là chỗ em ngồi";
    expect(isOnlyOwnPin({ ...draft, pins: [] }, text, hearing)).toBe(false);
  });
});
