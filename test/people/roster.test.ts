import { describe, expect, it } from "vitest";
import { settableClock } from "../../src/clock.ts";
import { createRoster } from "../../src/people/roster.ts";
import { openMemory } from "../../src/storage/memory.ts";

const person = { channel: "telegram", sender: "7" } as const;
const group = { channel: "telegram", conversation: "-100" } as const;

function open() {
  const storage = openMemory();
  const clock = settableClock();
  clock.set(new Date("2025-03-10T08:00:00Z"));
  // Two processes that share the storage.
  return {
    roster: createRoster(storage, clock),
    other: createRoster(storage, clock),
  };
}

describe("the roster of people", () => {
  it("knows nobody at first", async () => {
    const { roster } = open();
    expect([...(await roster.rolesOf(person))]).toEqual([]);
    expect(await roster.all("admin")).toEqual([]);
  });

  it("gives roles and takes them away, for every process", async () => {
    const { roster, other } = open();
    expect(await roster.grant(person, "officer", { unit: "Đội 1" })).toBe(true);
    await roster.grant(person, "admin");
    expect([...(await other.rolesOf(person))]).toEqual(["officer", "admin"]);
    await other.revoke(person, "officer");
    expect([...(await roster.rolesOf(person))]).toEqual(["admin"]);
    await roster.grant(person, "officer");
    expect((await roster.rolesOf(person)).has("officer")).toBe(true);
  });

  it("tells the same id on two channels apart", async () => {
    const { roster } = open();
    await roster.grant(person, "admin");
    expect((await roster.rolesOf({ ...person, channel: "zalo" })).size).toBe(0);
  });

  it("lists who holds a role now, with unit and since when, once", async () => {
    const { roster } = open();
    await roster.grant(person, "officer", { unit: "Đội 1" });
    await roster.grant(person, "officer", { unit: "Đội 1" });
    await roster.grant({ ...person, sender: "8" }, "officer");
    await roster.revoke({ ...person, sender: "8" }, "officer");
    const since = new Date("2025-03-10T08:00:00Z");
    expect(await roster.all("officer")).toEqual([
      { ...person, role: "officer", unit: "Đội 1", since },
    ]);
  });

  it("grants once from one source, also after the role was taken away", async () => {
    const { roster } = open();
    expect(await roster.grant(person, "officer", { source: "code" })).toBe(
      true,
    );
    await roster.revoke(person, "officer");
    expect(await roster.grant(person, "officer", { source: "code" })).toBe(
      false,
    );
    expect((await roster.rolesOf(person)).size).toBe(0);
  });

  it("loses no change that two processes make at once", async () => {
    const { roster, other } = open();
    await Promise.all([
      roster.grant(person, "officer"),
      other.grant(person, "staff"),
      roster.grant(person, "admin"),
    ]);
    expect((await roster.rolesOf(person)).size).toBe(3);
  });

  it("forgets a person wholly", async () => {
    const { roster } = open();
    await roster.grant(person, "officer", { source: "code" });
    await roster.erase(person);
    await roster.erase(person);
    expect(await roster.membershipsOf(person)).toEqual([]);
    expect(await roster.all("officer")).toEqual([]);
  });

  it("keeps of a message no more than who sent it", async () => {
    const { roster } = open();
    const message = { ...person, text: "bí mật" };
    await roster.grant(message, "staff");
    expect(JSON.stringify(await roster.all("staff"))).not.toContain("bí mật");
  });
});

describe("the roster of groups", () => {
  it("makes a group one of staff or of the police, and undoes it", async () => {
    const { roster, other } = open();
    expect(await roster.groupRole(group)).toBeNull();
    await roster.grantGroup(group, "police", "Đội 1");
    expect(await other.groupRole(group)).toBe("police");
    expect(await other.groups("police")).toMatchObject([
      { ...group, unit: "Đội 1" },
    ]);
    await other.grantGroup(group, "staff");
    expect(await roster.groupRole(group)).toBe("staff");
    await roster.revokeGroup(group);
    expect(await roster.groupRole(group)).toBeNull();
    expect(await roster.groups("staff")).toEqual([]);
  });

  it("follows a group to its new id, once", async () => {
    const { roster } = open();
    const moved = { ...group, conversation: "-200" };
    await roster.grantGroup(group, "police");
    await roster.moveGroup(group, "-200");
    await roster.moveGroup(group, "-200");
    expect(await roster.groupRole(moved)).toBe("police");
    expect(await roster.groupRole(group)).toBeNull();
  });
});
