import { describe } from "vitest";
import { openMemory } from "../../src/storage/memory.ts";
import { storageContract } from "./contract.ts";

describe("memory", () => {
  storageContract((onDamage) => Promise.resolve(openMemory({ onDamage })));
});
