import { describe, expect, it } from "vitest";
import { openWorld, textTo, type Told, type World } from "./world.ts";

const morning = "2023-11-08T08:05:00+07:00";
const warning =
  "Kẻ gian giả danh công an gọi điện đòi chuyển tiền. Không chuyển tiền, gọi ngay cho công an phường.";

async function opened(at = morning): Promise<World> {
  const world = await openWorld(at);
  await world.grant("writer", "officer", "Công an tỉnh Trà Vinh");
  await world.grant("chief", "officer", "Công an tỉnh Trà Vinh");
  await world.grant("boss", "admin");
  return world;
}

/** Somebody asks for warnings of fraud in the province. */
async function follow(world: World, who: string, words = "lừa đảo") {
  return world.say(who, `nhận cảnh báo ${words} ở tỉnh Trà Vinh`);
}

/** A bulletin is written up to its preview. */
async function write(
  world: World,
  when = "ngay",
  text = warning,
): Promise<readonly Told[]> {
  const begun = await world.say("writer", "/bantin");
  if (JSON.stringify(begun).includes("Viết bản tin mới"))
    await world.tap("writer", begun, "Viết bản tin mới");
  await world.say("writer", text);
  await world.say("writer", "tỉnh Trà Vinh");
  await world.say("writer", "lừa đảo");
  return world.say("writer", when);
}

async function proposed(world: World, when?: string) {
  const shown = await write(world, when);
  return world.tap("writer", shown, "Gửi đi duyệt");
}

describe("a resident", () => {
  it("asks for warnings in one sentence, and stops them in one", async () => {
    const world = await openWorld(morning);
    const taken = await world.say("r", "nhận cảnh báo lừa đảo ở tỉnh Trà Vinh");
    expect(textTo(taken, "r")).toContain(
      "bạn nhận cảnh báo về: Lừa đảo. Nơi: Tỉnh Trà Vinh",
    );
    const more = await world.say("r", "cho tôi nhận thêm cảnh báo ma túy nữa");
    expect(textTo(more, "r")).toContain("Lừa đảo, Ma túy. Nơi: Tỉnh Trà Vinh");
    const less = await world.say("r", "thôi nhận cảnh báo ma túy");
    expect(textTo(less, "r")).toContain("còn nhận cảnh báo về: Lừa đảo");
    const none = await world.say("r", "thôi nhận cảnh báo");
    expect(textTo(none, "r")).toContain("Bạn không nhận cảnh báo nữa");
    const again = await world.say("r", "đừng gửi cảnh báo cho tôi nữa");
    expect(textTo(again, "r")).toContain("Bạn không nhận cảnh báo nào");
  });

  it("is asked for place and subjects by the command, and a list of both may be typed", async () => {
    const world = await openWorld(morning);
    const place = await world.say("r", "/canhbao");
    expect(textTo(place, "r")).toContain("nhận cảnh báo của nơi nào");
    const what = await world.say("r", "Bình Phước");
    expect(textTo(what, "r")).toContain("Tỉnh Bình Phước");
    expect(JSON.stringify(what)).toContain("Tất cả");
    const taken = await world.say("r", "giao thông, cháy nổ và trẻ em");
    expect(textTo(taken, "r")).toContain("Giao thông, Cháy, nổ, Trẻ em");
    const shown = await world.say("r", "/canhbao");
    expect(textTo(shown, "r")).toContain("Bạn đang nhận cảnh báo về");
    const other = await world.tap("r", shown, "Đổi nơi");
    const everywhere = await world.tap("r", other, "Mọi nơi");
    expect(textTo(everywhere, "r")).toContain("Nơi: Mọi nơi");
  });

  it("by Zalo chooses by numbers", async () => {
    const world = await openWorld(morning);
    const zalo = { channel: "zalo" } as const;
    await world.say("z", "/canhbao", zalo);
    await world.say("z", "2", zalo);
    const taken = await world.say("z", "1", zalo);
    expect(textTo(taken, "z")).toContain("bạn nhận cảnh báo về: Tất cả");
  });

  it("who answers with what happened to them is heard, not signed up", async () => {
    const world = await openWorld(morning);
    await world.say("r", "/canhbao");
    await world.say("r", "Bình Phước");
    const told = await world.say("r", "tôi bị lừa đảo mất 5 triệu");
    expect(textTo(told, "r")).not.toContain("bạn nhận cảnh báo về");
  });

  it("is invited out of a group", async () => {
    const world = await openWorld(morning);
    const group = { conversation: "g", group: true };
    const told = await world.say("r", "nhận cảnh báo lừa đảo", group);
    expect(textTo(told, "g")).toContain("gửi riêng cho từng người");
  });

  it("who has their data deleted is on no list any more", async () => {
    const world = await opened();
    await follow(world, "r");
    const asked = await world.say("r", "/xoadulieu");
    expect(textTo(asked, "r")).toContain("Cảnh báo mà bạn đăng ký nhận");
    await world.tap("r", asked, "Xóa");
    const preview = await write(world);
    expect(textTo(preview, "writer")).toContain("chưa có ai");
  });
});

describe("a bulletin", () => {
  it("is shown as it will look, approved by another person, sent, and reported on to both", async () => {
    const world = await opened();
    await follow(world, "r1");
    await follow(world, "r2", "ma túy");
    await follow(world, "r3", "tất cả");
    const shown = await write(world);
    const [look, facts] = shown;
    expect(look?.text).toContain("CẢNH BÁO số 1/2023 – Công an tỉnh Trà Vinh");
    expect(look?.text).toContain(warning);
    expect(look?.text).toContain("thôi nhận cảnh báo");
    expect(facts?.text).toContain("dưới 10 người");
    const asked = await world.tap("writer", shown, "Gửi đi duyệt");
    expect(textTo(asked, "chief")).toContain(look?.text);
    expect(textTo(asked, "boss")).toContain("chờ duyệt");
    const sent = await world.tap("chief", asked, "Duyệt");
    expect(textTo(sent, "r1")).toBe(look?.text);
    expect(textTo(sent, "r3")).toBe(look?.text);
    expect(textTo(sent, "r2")).toBe("");
    const reports = [...sent, ...(await world.pass("PT1M"))];
    for (const who of ["writer", "chief"])
      expect(textTo(reports, who)).toMatch(
        /Bản tin số 1\/2023 đã gửi xong:\n• Đã gửi: dưới 10 người/u,
      );
    const list = await world.say("boss", "/bantin 1");
    expect(textTo(list, "boss")).toMatch(
      /8:05, 08\/11\/2023: Công an tỉnh Trà Vinh viết/u,
    );
    expect(textTo(list, "boss")).toContain("Công an tỉnh Trà Vinh duyệt");
  });

  it("does not exist for who has no role", async () => {
    const world = await openWorld(morning);
    const told = await world.say("r", "/bantin");
    expect(textTo(told, "r")).not.toMatch(/bản tin/iu);
  });

  it("cannot be approved by its writer, by button or by list", async () => {
    const world = await opened();
    await follow(world, "r1");
    const asked = await proposed(world);
    const id = asked
      .flatMap(({ choices }) => choices)
      .find(({ label }) => label === "Duyệt")?.id;
    const told = await world.say("writer", "", { choice: id ?? "" });
    expect(textTo(told, "writer")).toContain("Người viết không tự duyệt được");
    expect(textTo(told, "r1")).toBe("");
    const list = await world.say("writer", "/bantin 1");
    expect(JSON.stringify(list)).not.toContain("bulletin-approve");
  });

  it("goes once where two approve it at once, and the second is told", async () => {
    const world = await opened();
    await follow(world, "r1");
    const asked = await proposed(world);
    const button = (who: string) =>
      asked
        .filter(({ to }) => to === who)
        .flatMap(({ choices }) => choices)
        .find(({ label }) => label === "Duyệt")?.id ?? "";
    const told = (
      await Promise.all(
        ["chief", "boss"].map((who) =>
          world.say(who, "", { choice: button(who) }),
        ),
      )
    ).flat();
    const texts = [textTo(told, "chief"), textTo(told, "boss")];
    expect(texts.filter((text) => text.includes("Bạn đã duyệt"))).toHaveLength(
      1,
    );
    expect(
      texts.filter((text) => text.includes("người khác quyết định")),
    ).toHaveLength(1);
    const all = [...told, ...(await world.pass("PT1M"))];
    expect(all.filter(({ to }) => to === "r1")).toHaveLength(1);
  });

  it("is decided on in words, by who was sent it, and by number where there are no buttons", async () => {
    const world = await opened();
    await follow(world, "r1");
    await proposed(world);
    const own = await world.say("writer", "duyệt bản tin 1");
    expect(textTo(own, "writer")).toContain("Người viết không tự duyệt được");
    const none = await world.say("chief", "duyệt bản tin số 7");
    expect(textTo(none, "chief")).toContain("Không có bản tin nào như vậy");
    const unsure = await world.say("chief", "bản tin 1 duyệt được chưa nhỉ");
    expect(textTo(unsure, "chief")).toContain("chờ duyệt");
    const sent = await world.say("boss", "ok tôi duyệt bản tin số 1/2023 nhé");
    expect(textTo(sent, "r1")).toContain("CẢNH BÁO số 1/2023");
    await proposed(world);
    const refused = await world.say("boss", "2");
    expect(textTo(refused, "boss")).toContain("Bạn không duyệt bản tin số 2");
    expect(textTo(await world.say("r1", "duyệt bản tin 1"), "r1")).not.toMatch(
      /chờ duyệt|Bạn đã duyệt/u,
    );
  });

  it("is shown once more to who may not have seen it as it is now", async () => {
    const world = await opened();
    await follow(world, "r1");
    await proposed(world);
    await world.pass("PT1M");
    await world.grant("late", "officer");
    const shown = await world.say("late", "duyệt bản tin 1");
    expect(textTo(shown, "late")).toContain("chờ duyệt");
    expect(textTo(shown, "r1")).toBe("");
    const sent = await world.say("late", "duyệt bản tin 1");
    expect(textTo(sent, "r1")).toContain("CẢNH BÁO số 1/2023");
  });

  it("set for an hour at which none goes says when it goes in fact", async () => {
    const world = await opened();
    const shown = await write(world, "23h tối nay");
    expect(textTo(shown, "writer")).toContain(
      "Gửi: 6:00, 09/11/2023 – không phải 23:00, 08/11/2023",
    );
    const urgent = await write(world, "23h tối nay, khẩn");
    expect(textTo(urgent, "writer")).toContain("Gửi: 23:00, 08/11/2023 – KHẨN");
  });

  it("that was changed after the approval has to be approved again", async () => {
    const world = await opened();
    await follow(world, "r1");
    const asked = await proposed(world, "9h sáng mai");
    await world.tap("chief", asked, "Duyệt");
    const open = await world.say("writer", "/bantin 1");
    const what = await world.tap("writer", open, "Sửa");
    await world.tap("writer", what, "Nội dung");
    const shown = await world.say("writer", `${warning} Gọi 113.`);
    expect(textTo(shown, "chief")).toContain("không còn giá trị");
    const old = await world.tap("boss", asked, "Duyệt");
    expect(textTo(old, "boss")).toContain("đã được sửa từ lúc bạn xem");
    expect(textTo(await world.pass("P2D"), "r1")).toBe("");
    const again = await world.tap("writer", shown, "Gửi đi duyệt");
    const past = await world.tap("boss", again, "Duyệt");
    expect(textTo(past, "r1")).toContain("Gọi 113.");
  });

  it("passes by who stopped their warnings between approval and sending", async () => {
    const world = await opened();
    await follow(world, "r1");
    await follow(world, "r2");
    const asked = await proposed(world, "9h sáng mai");
    await world.tap("chief", asked, "Duyệt");
    await world.say("r1", "thôi nhận cảnh báo");
    const sent = await world.pass("2023-11-09T09:01:00+07:00");
    expect(textTo(sent, "r1")).toBe("");
    expect(textTo(sent, "r2")).toContain("CẢNH BÁO số 1/2023");
  });

  it("approved in the evening waits for the morning, an urgent one does not", async () => {
    const world = await opened("2023-11-08T22:30:00+07:00");
    await follow(world, "r1");
    const asked = await proposed(world);
    const held = await world.tap("chief", asked, "Duyệt");
    expect(textTo(held, "r1")).toBe("");
    expect(textTo(await world.pass("2023-11-09T05:59:00+07:00"), "r1")).toBe(
      "",
    );
    expect(
      textTo(await world.pass("2023-11-09T06:00:00+07:00"), "r1"),
    ).toContain("số 1/2023");
    await world.pass("2023-11-09T23:00:00+07:00");
    const shown = await write(world, "ngay, khẩn");
    expect(textTo(shown, "writer")).toContain("KHẨN");
    const urgent = await world.tap("writer", shown, "Gửi đi duyệt");
    const sent = await world.tap("chief", urgent, "Duyệt gửi khẩn");
    expect(textTo(sent, "r1")).toContain("số 2/2023");
  });

  it("that tells of danger is written all the same, and refused words are said why", async () => {
    const world = await opened();
    await world.say("writer", "/bantin");
    const short = await world.say("writer", "coi chừng");
    expect(textTo(short, "writer")).toContain("ngắn quá");
    const danger = await world.say(
      "writer",
      "Cứu với! Có kẻ cầm dao đang chém người ở chợ, mọi người tránh xa.",
    );
    expect(textTo(danger, "writer")).toContain("Gửi cho người ở đâu");
    const dropped = await world.say("writer", "thôi");
    expect(textTo(dropped, "writer")).toContain("Đã bỏ bản tin");
  });

  it("is told to be refused", async () => {
    const world = await opened();
    const asked = await proposed(world);
    const told = await world.tap("chief", asked, "Không duyệt");
    expect(textTo(told, "writer")).toContain("không được duyệt");
  });
});
