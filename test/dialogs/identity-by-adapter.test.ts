import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { settableClock } from "../../src/clock.ts";
import { createLogger } from "../../src/logger.ts";
import { createPrometheus } from "../../src/metrics/prometheus.ts";
import { freshPostgres, sql } from "../storage/postgres/fresh.ts";
import { idOf, openAdapter, profileOf } from "./open-adapter.ts";

// A report and its dialogue through the real adapters, the whole desk and both stores. Then everything is searched for
// who reported, as the platform tells it, and for what they said.

const story = "Ông Sáu Gạo bán hàng trắng sau chợ phường 4, tối nào cũng bán";
const question = "Nhà ấy có mấy cửa?";
const answer = "hai cửa, một cửa ra bờ kênh Xáng";
const phone = "0911222333";

describe.each([
  ["telegram", "files"],
  ["zalo", "PostgreSQL"],
] as const)("who reported by %s, kept in %s,", (channel, engine) => {
  it("stands in no log line, metric, file or row, and their account in nothing that officers read", async () => {
    const logged: string[] = [];
    const clock = settableClock();
    const logger = createLogger("debug", clock, {
      write: (line: string) => void logged.push(line),
    });
    const metrics = createPrometheus({ processToo: false });
    const url = engine === "files" ? undefined : await freshPostgres();
    const start = new Date("2025-03-10T09:05:00+07:00");
    const watched = { logger, metrics };
    const desk = await openAdapter(
      channel,
      start,
      "Thành phố Trà Vinh",
      url,
      watched,
    );
    const read = { reporter: "", officer: "" };
    const say = async (as: string, text: string) => {
      const shown = await desk.send({
        ...{ as, text, attach: undefined, chat: undefined },
        ...{ wait: undefined, redelivered: false },
      });
      read.reporter += shown.get("A") ?? "";
      read.officer += shown.get("CB") ?? "";
      return shown;
    };
    await say("A", `${story}, không có ảnh, gọi tôi số ${phone}`);
    // The first one brings the summary.
    await say("A", "gửi");
    await say("A", "gửi");
    const receipt = /(?:\d{4} ){4}\d{4}/.exec(read.reporter)?.[0] ?? "";
    const reference = /bí mật\): (\w{6})/.exec(read.reporter)?.[1] ?? "";
    expect([receipt.length, reference.length], read.reporter).toEqual([24, 6]);
    // Whoever knows the reference and is no officer gets nothing by it, and changes nothing.
    for (const typed of ["/mo REF", "/nhan REF", "/dong REF rác", "REF"]) {
      const shown = await say("X", typed.replace("REF", reference));
      expect(shown.get("X") ?? "").not.toMatch(/Sáu Gạo|Đã|ma túy/);
    }
    await say("CB", `/mo ${reference}`);
    expect(read.officer).toContain("mới · chưa ai nhận");
    await say("CB", `/hoi ${reference} ${question}`);
    await say("A", answer);
    await say("CB", `/dong ${reference} có thật`);

    // What is looked for is where it may be.
    for (const said of [story, answer, phone])
      expect(read.officer).toContain(said);
    expect(read.reporter).toContain(question);

    const profile = profileOf("A");
    const account = [
      idOf("A", channel),
      ...(channel === "telegram" ? Object.values(profile) : []),
    ];
    const said = [story, question, answer, phone, receipt];
    const digits = receipt.replaceAll(" ", "");
    for (const secret of [...account, receipt, digits])
      expect(read.officer).not.toContain(secret);
    const kept = {
      logs: logged.join("\n"),
      metrics: await metrics.text(),
      files: (await filesIn(desk.dataFolder)).join("\n"),
      rows: url === undefined ? "" : await rowsOf(url),
    };
    for (const [where, text] of Object.entries(kept))
      for (const secret of [...account, ...said, digits])
        expect([where, secret, isIn(text, secret)]).toEqual([
          where,
          secret,
          false,
        ]);
    const store = url === undefined ? kept.files : kept.rows;
    expect(store.length).toBeGreaterThan(5000);
    expect(kept.metrics).toContain("trucban_messages_received_total");
  }, 60_000);
});

/** As written, as bytes show it where they are read as Latin, and as base64 and hexadecimal have it. */
function isIn(text: string, secret: string): boolean {
  const bytes = Buffer.from(secret);
  return [
    secret,
    bytes.toString("latin1"),
    bytes.toString("base64").slice(0, 16),
    bytes.toString("hex"),
  ].some((form) => text.includes(form));
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, {
    recursive: true,
    withFileTypes: true,
  });
  return Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry) => {
        const path = join(entry.parentPath, entry.name);
        const bytes = await readFile(path);
        return `${path.slice(folder.length)}\n${bytes.toString("latin1")}`;
      }),
  );
}

/** All rows of all tables, as bytes. */
async function rowsOf(url: string): Promise<string> {
  const tables = await sql(
    url,
    "select tablename as name from pg_tables where schemaname = current_schema()",
  );
  expect(tables.length).toBeGreaterThan(1);
  const all: string[] = [];
  for (const { name } of tables as { name: string }[])
    for (const row of await sql(url, `select * from "${name}"`))
      all.push(
        Object.values(row)
          .map((value: unknown) =>
            Buffer.isBuffer(value)
              ? value.toString("latin1")
              : JSON.stringify(value),
          )
          .join(" "),
      );
  return all.join("\n");
}
