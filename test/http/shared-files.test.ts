import { expect, it } from "vitest";
import { settableClock } from "../../src/clock.ts";
import { createSharedFiles } from "../../src/http/shared-files.ts";
import { sharedStore } from "../replicas/shared.ts";

it("a file that one process published is handed out by another, for 150 s, and then goes", async () => {
  const clock = settableClock();
  const start = new Date("2023-11-08T08:00:00+07:00");
  clock.set(start);
  const after = (ms: number) => {
    clock.set(new Date(start.getTime() + ms));
  };
  const store = sharedStore();
  const [one, other] = ["one", "other"].map((name) =>
    createSharedFiles("https://desk.example.vn", clock, store.process(name)),
  );
  if (one === undefined || other === undefined) throw new RangeError();
  const file = { mediaType: "image/png", bytes: Buffer.from([1, 2, 3]) };
  const address = await one.publish(file);
  const name = address.split("/").at(-1) ?? "";
  expect(await other.find(name)).toEqual(file);
  expect(await other.find(`x${name}`)).toBeUndefined();
  after(149_999);
  expect(await other.find(name)).toEqual(file);
  after(150_000);
  expect(await other.find(name)).toBeUndefined();
  await other.publish(file);
  after(0);
  expect(await one.find(name)).toBeUndefined();
});
