import { describe, expect, test } from "vitest";
import { readTelex, readVni } from "../../src/text/telex.ts";
import { placeTone } from "../../src/text/tone-placement.ts";

describe("Telex keys left in a word", () => {
  test.each([
    ["thuwongf", "thường"],
    ["phongf", "phòng"],
    ["tooi", "tôi"],
    ["ddường", "đường"],
    ["chowr", "chở"],
    ["gôx", "gỗ"],
    ["thaáy", "thấy"],
    ["ngươif", "người"],
    ["vieejt", "việt"],
    ["dduwowcj", "được"],
    ["phepss", "phép"],
    ["thâyys", "thấy"],
    ["nuwax", "nữa"],
    ["quaan", "quân"],
    ["goij", "gọi"],
  ])("%s is %s", (typed, word) => {
    expect(placeTone(readTelex(typed) ?? "")).toBe(word);
  });

  test.each(["tôi", "sang", "trong", "rau"])("%s holds none", (word) => {
    expect(readTelex(word)).toBeUndefined();
  });
});

describe("VNI digits left in a word", () => {
  test.each([
    ["d9u7o7ng2", "đường"],
    ["tru7o7ng2", "trường"],
    ["nguoi72", "người"],
    ["to6i", "tôi"],
    ["tha8ng1", "thắng"],
  ])("%s is %s", (typed, word) => {
    expect(placeTone(readVni(typed) ?? "")).toBe(word);
  });

  test.each(["2h", "5tr", "b6", "xyz9"])("%s holds none", (word) => {
    expect(readVni(word)).toBeUndefined();
  });
});
