import { describe, onTestFinished } from "vitest";
import {
  openPostgres,
  preparedDatabase,
} from "../../../src/storage/postgres/postgres.ts";
import { sealed } from "../../../src/storage/sealed.ts";
import { storageContract } from "../contract.ts";
import { freshPostgres, key, openAt } from "./fresh.ts";

describe("PostgreSQL", () => {
  storageContract(async (onDamage) => {
    const database = await preparedDatabase(await freshPostgres());
    const storage = openPostgres(database, { key, onDamage });
    onTestFinished(() => storage.close());
    return storage;
  });
});

describe("PostgreSQL, sealed", () => {
  storageContract(async (onDamage) => {
    const inner = await openAt(await freshPostgres(), { onDamage });
    return sealed(inner, key, { onDamage });
  });
});
