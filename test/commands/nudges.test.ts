import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { describe, expect, it } from "vitest";
import { nudges } from "../../src/commands/nudges.ts";
import { Follower, newFollower } from "../../src/nudges/follower.ts";
import { openStore } from "../../src/store.ts";
import { knowledgeFolder } from "../knowledge.ts";
import { quiet } from "../quiet.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const entry = {
  ...{ key: "tag 2023-11-14 7", tag: "tag", lead: 7, lastDay: "2023-11-14" },
  ...{ batch: "nudge:1", entered: "2023-11-08T00:30:00.000Z" },
  state: "sent",
} as const;

async function audit(ledger: Follower["ledger"]) {
  const folder = await temporaryFolder();
  const { storage } = await openStore({ folder, deskKey: undefined }, quiet);
  const person = { channel: "telegram", sender: "8765309" } as const;
  const follower = { ...newFollower(person, "8765309", "vi"), ledger };
  await storage.collection("followers", Follower).put("p", follower, 0);
  await storage.close();
  const output = new PassThrough();
  const input = new PassThrough();
  const code = await nudges(["audit", "--data", folder], {
    ...{ input, output, knowledgeFolder },
  });
  output.end();
  return { code, printed: await text(output) };
}

describe("nudges audit", () => {
  it("prints what was sent when, and names nobody", async () => {
    const { code, printed } = await audit([entry]);
    expect(code).toBe(0);
    expect(printed).toMatch(
      /"tag":"tag","lead":7,"lastDay":"2023-11-14","entered":"2023-11-08T00:30:00.000Z","state":"sent"/u,
    );
    expect(printed).toContain('{"entries":1,"twice":0}');
    expect(printed).not.toContain("8765309");
  });

  it("ends with 1 where something was told twice", async () => {
    const { code, printed } = await audit([entry, entry]);
    expect(code).toBe(1);
    expect(printed).toContain('{"entries":2,"twice":1}');
  });
});
