import { describe, expect, it } from "vitest";
import { holdFolder } from "../../src/storage/folder-hold.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { jsonLines, killedAfter, trucban } from "./run.ts";

describe("chat --jsonl", () => {
  it("leaves a data folder to the process that works it", async () => {
    const folder = await temporaryFolder();
    const release = await holdFolder(folder);
    const args = ["chat", "--jsonl", "--data", folder];
    const ended = await trucban(args, "", { folder });
    release();
    expect(ended).toMatchObject({ code: 1, output: "" });
    expect(ended.errors).toMatch(/^trucban: another process works .*\n$/u);
  });

  it("answers each event and then tells that it is handled", async () => {
    const folder = await temporaryFolder();
    const input = jsonLines(
      { from: "r1", text: "/place" },
      { from: "r1", choose: "Tỉnh Gia Lai" },
      { from: "r2", channel: "zalo", text: "/place" },
      { from: "r2", channel: "zalo", text: "2" },
    );
    const ended = await trucban(["chat", "--jsonl"], input, { folder });
    expect(ended).toMatchObject({ code: 0, errors: "" });
    expect(ended.json()).toEqual([
      {
        to: "r1",
        text: expect.not.stringContaining("1. ") as string,
        choices: expect.arrayContaining([
          { id: "set-place:Tỉnh Gia Lai", label: "Tỉnh Gia Lai" },
        ]) as unknown,
        files: [],
      },
      { handled: 1 },
      expect.objectContaining({
        to: "r1",
        text: expect.stringContaining(
          "Đã ghi nhớ địa phương: Tỉnh Gia Lai",
        ) as string,
      }),
      { handled: 2 },
      expect.objectContaining({
        to: "r2",
        text: expect.stringContaining("2. Tỉnh Gia Lai") as string,
        choices: [],
      }),
      { handled: 3 },
      expect.objectContaining({
        to: "r2",
        text: expect.stringContaining("Tỉnh Gia Lai") as string,
      }),
      { handled: 4 },
    ]);
  });

  it.each([
    { photo: "ảnh.jpg" },
    { video: "a.mp4" },
    { voice: "a.ogg" },
    { document: "a.pdf" },
    { sticker: true },
    { unsupported: true },
    { poll: { question: "?" } },
    { text: "" },
    { text: "\u0000\u0007" },
    { text: "🙂" },
  ])("answers %j kindly", async (sent) => {
    const folder = await temporaryFolder();
    const input = jsonLines({ from: "r1", ...sent });
    const ended = await trucban(["chat", "--jsonl"], input, { folder });
    expect(ended.json()).toEqual([
      expect.objectContaining({
        to: "r1",
        text: expect.stringContaining("giúp tôi") as string,
      }),
      { handled: 1 },
    ]);
  });

  it("takes a place on the map for the beginning of a report", async () => {
    const folder = await temporaryFolder();
    const input = jsonLines({ from: "r1", location: [9.93, 106.34] });
    const ended = await trucban(["chat", "--jsonl"], input, { folder });
    expect(ended.json()).toEqual([
      expect.objectContaining({
        to: "r1",
        text: expect.stringContaining("báo tin") as string,
      }),
      { handled: 1 },
    ]);
  });

  it("is quiet in a group until it is named, and answers there", async () => {
    const folder = await temporaryFolder();
    const input = jsonLines(
      { from: "r1", group: "g1", text: "/place" },
      { from: "r1", group: "g1", text: "@bot /place" },
    );
    const ended = await trucban(["chat", "--jsonl"], input, { folder });
    expect(ended.json()).toEqual([
      { handled: 1 },
      expect.objectContaining({ to: "g1" }),
      { handled: 2 },
    ]);
  });

  it("sends nothing to who has blocked it", async () => {
    const folder = await temporaryFolder();
    const input = jsonLines({ block: "r1" }, { from: "r1", text: "/place" });
    const ended = await trucban(["chat", "--jsonl"], input, { folder });
    expect(ended.json()).toEqual([{ handled: 1 }, { handled: 2 }]);
  });

  it("moves its clock, on which deadlines are past or to come", async () => {
    const folder = await temporaryFolder();
    const text =
      "Kế hoạch của Tỉnh Trà Vinh có thời gian thực hiện đến năm nào?";
    const input = jsonLines(
      { from: "r1", text },
      { clock: "+P5Y" },
      { from: "r2", text },
      { clock: "2022-01-01T08:00:00+07:00" },
      { clock: "soon" },
    );
    const ended = await trucban(
      ["chat", "--jsonl", "--now", "2023-05-10"],
      input,
      { folder },
    );
    const lines = ended.json() as Record<string, unknown>[];
    const said = lines.filter(({ to }) => to !== undefined);
    expect(said[0]?.["text"]).not.toContain("đã hết thời gian thực hiện");
    expect(said[1]?.["text"]).toContain("đã hết thời gian thực hiện");
    expect(lines.at(-2)).toEqual({
      line: 5,
      error: expect.stringContaining("clock: expected") as string,
    });
  });

  it("names a broken line and goes on", async () => {
    const folder = await temporaryFolder();
    const input = `nonsense\n{"hello":1}\n${jsonLines({ from: 7, text: "/place" })}`;
    const ended = await trucban(["chat", "--jsonl"], input, { folder });
    expect(ended.json()).toEqual([
      { line: 1, error: "not JSON" },
      { handled: 1 },
      { line: 2, error: expect.stringContaining('"from"') as string },
      { handled: 2 },
      expect.objectContaining({ to: "7" }),
      { handled: 3 },
    ]);
  });

  it("remembers the place when it is started again on the same data", async () => {
    const folder = await temporaryFolder();
    const say = async (text: string) => {
      const input = jsonLines({ from: "r1", text });
      const args = ["chat", "--jsonl", "--data", "kept"];
      return (await trucban(args, input, { folder })).output;
    };
    await say("tôi ở tỉnh Bình Phước");
    expect(await say("/help")).toContain(
      "Địa phương đang chọn: Tỉnh Bình Phước",
    );
  });

  it("has kept what it acknowledged when it is killed right after", async () => {
    const folder = await temporaryFolder();
    await killedAfter('{"handled":1}', ["chat", "--jsonl"], {
      folder,
      input: jsonLines({ from: "r1", text: "tôi ở tỉnh Bình Phước" }),
    });
    const input = jsonLines({ from: "r1", text: "/help" });
    const { output } = await trucban(["chat", "--jsonl"], input, { folder });
    expect(output).toContain("Địa phương đang chọn: Tỉnh Bình Phước");
  });

  it.each([
    [["--grant", "r1=king"], /--grant has "r1=king"; expected CHAT=role/],
    [["--now", "2023-13-01"], /--now has "2023-13-01"/],
    [["--data", "/dev/null/x"], /data folder .* cannot be used/],
    [["hello"], /takes options only/],
  ])("refuses %j in one line", async (args, message) => {
    const folder = await temporaryFolder();
    const ended = await trucban(["chat", "--jsonl", ...args], "", { folder });
    expect(ended).toMatchObject({ code: 1, output: "" });
    expect(ended.errors).toMatch(message);
  });
});

describe("chat in a terminal", () => {
  it("greets, tells how to leave, answers line by line and takes leave", async () => {
    const folder = await temporaryFolder();
    const ended = await trucban(["chat"], "/place\n3\nthoát\nkhông đọc\n", {
      folder,
    });
    expect(ended).toMatchObject({ code: 0, errors: "" });
    expect(ended.output).toMatch(
      /^Trực Ban xin chào.*thoát.*1\. Tỉnh Bình Phước.*Thành phố Hà Nội.*Tạm biệt\.\s*$/s,
    );
  });

  it("ends with its input", async () => {
    const folder = await temporaryFolder();
    const ended = await trucban(["start"], "", { folder });
    expect(ended.code).toBe(0);
    expect(ended.output).toContain("Tạm biệt.");
  });
});

describe("start", () => {
  it.each([
    [{ TELEGRAM_BOT_TOKEN: "1:x" }, /TELEGRAM_BOT_TOKEN .*BotFather/],
    [{ LOG_LEVEL: "loud" }, /LOG_LEVEL/],
    [{ DATA_DIR: "/dev/null/x" }, /data folder/],
  ])("refuses %j in one line", async (settings, message) => {
    const folder = await temporaryFolder();
    const ended = await trucban(["start"], "", { folder, settings });
    expect(ended).toMatchObject({ code: 1, output: "" });
    expect(ended.errors).toMatch(message);
    expect(ended.errors.trimEnd().split("\n")).toHaveLength(1);
  });

  it.each([
    [["ask", "--help"], /^npm run -s ask -- "question".*--jsonl/s],
    [["chat", "--jsonl", "-h"], /^npm run -s chat -- .*--data DIR/s],
    [["plans", "add", "--help"], /^npm run -s plans -- parse FILE/],
    [["--help"], /npm start.*-s ask.*-s chat.*-s plans/s],
  ])("prints how %j is used", async (args, usage) => {
    const folder = await temporaryFolder();
    const ended = await trucban(args, "", { folder });
    expect(ended).toMatchObject({ code: 0, errors: "" });
    expect(ended.output).toMatch(usage);
  });

  it("names the commands there are", async () => {
    const folder = await temporaryFolder();
    const ended = await trucban(["begin"], "", { folder });
    expect(ended.errors).toMatch(/unknown command begin; there are start, ask/);
  });
});
