import { expect, it } from "vitest";
import { sequentialize } from "../src/sequentialize.ts";

it("works on one key in order, one at a time", async () => {
  const inOrder = sequentialize();
  const log: string[] = [];
  const gates = [gate(), gate()];
  const works = gates.map((opened, at) =>
    inOrder("a", async () => {
      log.push(`begin ${at}`);
      await opened.promise;
      log.push(`end ${at}`);
    }),
  );
  // The second could end before the first, if it had been let in.
  gates[1]?.resolve();
  await inOrder("b", () => Promise.resolve());
  expect(log).toEqual(["begin 0"]);
  gates[0]?.resolve();
  await Promise.all(works);
  expect(log).toEqual(["begin 0", "end 0", "begin 1", "end 1"]);
});

it("gives an error to its own caller and goes on with the next", async () => {
  const inOrder = sequentialize();
  const failing = inOrder("a", () => Promise.reject(new Error("broken")));
  const next = inOrder("a", () => Promise.resolve("done"));
  await expect(failing).rejects.toThrow("broken");
  expect(await next).toBe("done");
});

function gate() {
  return Promise.withResolvers<undefined>() as {
    promise: Promise<undefined>;
    resolve: (value?: undefined) => void;
  };
}
