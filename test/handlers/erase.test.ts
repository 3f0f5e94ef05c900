import { describe, expect, it } from "vitest";
import { createEraseHandler } from "../../handlers/erase.ts";
import type { SteeringParts } from "../../handlers/steering-parts.ts";
import { systemClock } from "../../src/clock.ts";
import { openEnrolment } from "../../src/people/enrolment.ts";
import { createRoster } from "../../src/people/roster.ts";
import { newSession, type Session } from "../../src/session.ts";
import { openMemory } from "../../src/storage/memory.ts";
import { messageOf } from "../residents/knowledge.ts";
import { catalogs, commands, deskCues } from "../knowledge.ts";

const person = { channel: "terminal", sender: "p1" } as const;

async function open() {
  const storage = openMemory();
  const roster = createRoster(storage, systemClock);
  const { enrolment } = await openEnrolment({
    storage,
    roster,
    clock: systemClock,
    adminCode: "a long enough one",
  });
  const erased: string[] = [];
  let broken = false;
  const parts = {
    catalogs,
    cues: deskCues,
    commands,
    people: { roster, enrolment },
    privateLink: () => undefined,
    erasers: [
      (who) => {
        erased.push(`${who.channel}:${who.sender}`);
        return Promise.resolve();
      },
      () =>
        broken ? Promise.reject(new Error("disk full")) : Promise.resolve(),
    ],
  } satisfies Partial<SteeringParts>;
  const handler = createEraseHandler(parts);
  const say = async (session: Session, choice?: string) =>
    handler(
      messageOf(
        choice === undefined ? "xoá dữ liệu của tôi" : "",
        choice === undefined ? {} : { choice },
      ),
      session,
    );
  /** What the session offers after a step, as the router keeps it. */
  const after = async (session: Session, choice?: string) => {
    const step = await say(session, choice);
    const offered = step?.replies[0]?.choices ?? [];
    return { ...session, offered: [...offered] };
  };
  return {
    say,
    after,
    roster,
    erased,
    break: () => {
      broken = true;
    },
    mend: () => {
      broken = false;
    },
  };
}

describe("deleting a person's data", () => {
  it("asks every part of the desk to delete what it holds of them", async () => {
    const desk = await open();
    const asked = await desk.after({ ...newSession(), agency: "Sở Y tế" });
    expect(desk.erased).toEqual([]);
    const done = await desk.say(asked, "erase:yes");
    expect(desk.erased).toEqual(["terminal:p1"]);
    expect(done).toMatchObject({ erase: true, session: newSession() });
  });

  it("answers in the language of the person, and keeps not even that", async () => {
    const desk = await open();
    const english = { ...newSession(), language: "en" } as const;
    const done = await desk.say(await desk.after(english), "erase:yes");
    expect(done?.replies[0]?.text).toContain("has been deleted");
    expect(done?.session).toEqual(newSession());
  });

  it("does not claim to be done where a part failed, and can be done again", async () => {
    const desk = await open();
    const asked = await desk.after(newSession());
    desk.break();
    await expect(desk.say(asked, "erase:yes")).rejects.toThrow("disk full");
    desk.mend();
    expect(await desk.say(asked, "erase:yes")).toMatchObject({ erase: true });
  });

  it("takes a role only after the warning on it", async () => {
    const desk = await open();
    await desk.roster.grant(person, "officer");
    const asked = await desk.after(newSession());
    const warned = await desk.after(asked, "erase:yes");
    expect(desk.erased).toEqual([]);
    expect(await desk.say(asked, "erase:all")).toBeUndefined();
    await desk.say(warned, "erase:all");
    expect((await desk.roster.rolesOf(person)).size).toBe(0);
  });
});
