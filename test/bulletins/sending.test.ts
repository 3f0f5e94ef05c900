import { describe, expect, it } from "vitest";
import { createReaders } from "../../src/bulletins/readers.ts";
import { openWorld, textTo, type Told, type World } from "./world.ts";

const morning = "2023-11-08T08:05:00+07:00";

/** So many people who asked for all warnings, and a bulletin that waits for approval. */
async function openWith(
  count: number,
  channel: "telegram" | "zalo" = "telegram",
) {
  const world = await openWorld(morning);
  await world.grant("writer", "officer", "Công an tỉnh Trà Vinh");
  await world.grant("chief", "officer", "Công an tỉnh Trà Vinh");
  const readers = createReaders(world.storage, world.clock, 30);
  for (let at = 0; at < count; at += 1)
    await readers.change({ channel, sender: `r${at}` }, () => ({
      v: 1,
      ...{ channel, sender: `r${at}`, conversation: `r${at}` },
      ...{ language: "vi", place: "Tỉnh Trà Vinh", subjects: ["all"] },
      goneSince: null,
    }));
  return { world, readers, asked: await propose(world) };
}

async function propose(world: World) {
  const begun = await world.say("writer", "/bantin");
  if (JSON.stringify(begun).includes("Viết bản tin mới"))
    await world.tap("writer", begun, "Viết bản tin mới");
  await world.say(
    "writer",
    "Kẻ gian giả danh nhân viên điện lực dọa cắt điện để lừa chuyển tiền.",
  );
  await world.say("writer", "tỉnh Trà Vinh");
  await world.say("writer", "lừa đảo");
  const shown = await world.say("writer", "ngay");
  return world.tap("writer", shown, "Gửi đi duyệt");
}

function received(told: readonly Told[]): string[] {
  return told
    .filter(({ to }) => /^r\d+$/u.test(to))
    .map(({ to }) => to)
    .sort();
}

const everybody = (count: number) =>
  Array.from({ length: count }, (_, at) => `r${at}`).sort();

describe("sending", () => {
  it("reaches a thousand people once each, in portions", async () => {
    const { world, asked } = await openWith(1000);
    expect(textTo(asked, "chief")).toContain("khoảng 1000 người");
    const first = received(await world.tap("chief", asked, "Duyệt"));
    expect(first.length).toBeGreaterThan(0);
    expect(first.length).toBeLessThanOrEqual(50);
    const rest = await world.pass("PT2M");
    expect([...first, ...received(rest)].sort()).toEqual(everybody(1000));
    expect(textTo(rest, "writer")).toContain("Đã gửi: khoảng 1000 người");
    expect(received(await world.pass("P1D"))).toEqual([]);
  }, 60_000);

  it("goes on after a restart in the middle, and nobody gets it twice", async () => {
    const { world, asked } = await openWith(90);
    const told = [...(await world.tap("chief", asked, "Duyệt"))];
    expect(received(told).length).toBeLessThan(90);
    await world.restart();
    told.push(...world.sent());
    told.push(...(await world.pass("PT1S")));
    await world.restart();
    told.push(...world.sent());
    told.push(...(await world.pass("PT2M")));
    expect(received(told)).toEqual(everybody(90));
    expect(textTo(told, "chief")).toContain("đã gửi xong");
  });

  it("stops between two recipients at a word, and says who had it", async () => {
    const { world, asked } = await openWith(90);
    const before = received(await world.tap("chief", asked, "Duyệt"));
    const halted = await world.say("chief", "/dung");
    expect(textTo(halted, "chief")).toContain("Đã dừng bản tin số 1/2023");
    const after = [...halted, ...(await world.pass("PT10M"))];
    expect(received(after)).toEqual([]);
    expect(before.length).toBeLessThan(90);
    expect(textTo(after, "writer")).toMatch(/đã dừng:[^]*Chưa gửi: khoảng/u);
    const again = await world.say("chief", "/dung");
    expect(textTo(again, "chief")).toContain("Không có bản tin nào");
  });

  it("stopped before it began reaches nobody", async () => {
    const { world } = await openWith(3);
    const told = await world.say("chief", "/dung 1");
    expect(textTo(told, "chief")).toContain("Không có bản tin nào");
  });

  it("reports who blocked the desk, and drops them after a month", async () => {
    const { world, readers, asked } = await openWith(12);
    for (let at = 0; at < 12; at += 1) world.blocked.add(`r${at}`);
    world.blocked.delete("r5");
    const told = [
      ...(await world.tap("chief", asked, "Duyệt")),
      ...(await world.pass("PT2M")),
    ];
    expect(received(told)).toEqual(["r5"]);
    expect(textTo(told, "writer")).toContain(
      "Đã chặn hoặc không còn: khoảng 10",
    );
    const gone = { channel: "telegram", sender: "r1" } as const;
    expect(await readers.get(gone)).toMatchObject({ place: "Tỉnh Trà Vinh" });
    await world.pass("P31D");
    expect(await readers.get(gone)).toBeUndefined();
    expect(
      await readers.get({ channel: "telegram", sender: "r5" }),
    ).toMatchObject({ goneSince: null });
  });

  it("waits where the platform's allowance is used up, says so, and goes on when there is some", async () => {
    const { world, asked } = await openWith(40, "zalo");
    world.faults.set("zalo", { kind: "quota" });
    const told = [...(await world.tap("chief", asked, "Duyệt"))];
    told.push(...(await world.pass("PT15M")));
    expect(received(told)).toEqual([]);
    expect(textTo(told, "writer")).toMatch(
      /còn chờ nền tảng[^]*Còn chờ hoặc chưa rõ: khoảng/u,
    );
    world.faults.clear();
    const later = await world.pass("PT4H");
    expect(received(later)).toEqual(everybody(40));
    expect(textTo(later, "writer")).toContain("đã gửi xong");
  });

  it("counts nobody out where few have asked", async () => {
    const { asked } = await openWith(3);
    expect(textTo(asked, "chief")).toContain("dưới 10 người");
    expect(textTo(asked, "chief")).not.toMatch(/\b3 người/u);
  });
});
