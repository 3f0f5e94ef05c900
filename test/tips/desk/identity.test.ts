import { readdir, readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { openStore } from "../../../src/store.ts";
import { createLogger } from "../../../src/logger.ts";
import { quiet } from "../../quiet.ts";
import { temporaryFolder } from "../../temporary-folder.ts";
import { enrol, officerChat } from "./officer-chat.ts";
import { openTestTips, report, standing, units } from "./open.ts";

const reporter = {
  channel: "telegram" as const,
  id: "558811223344",
  group: false,
};
const words = "Ông Sáu Gạo bán hàng trắng sau chợ";
const question = "Nhà có mấy cửa?";
const answer = "hai cửa, một cửa ra bờ kênh";
const note = "đã gọi trạm gác số 9";

/** Everything that leaves the desk or lies on its disk, by what it is. */
async function everything() {
  const folder = await temporaryFolder();
  const clock = standing();
  const logged: string[] = [];
  const logger = createLogger("debug", clock, {
    write: (line: string) => void logged.push(line),
  });
  const calls: string[] = [];
  const server = createServer((request, response) => {
    calls.push(JSON.stringify(request.headers));
    request.setEncoding("utf8").on("data", (text: string) => calls.push(text));
    request.on("end", () => response.writeHead(500).end());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  const port = typeof address === "object" ? (address?.port ?? 0) : 0;
  await writeFile(join(folder, "hook.key"), "a key of more than sixteen bytes");
  const { storage, key } = await openStore(
    { folder, deskKey: Buffer.alloc(32, 5).toString("base64") },
    quiet,
  );
  const desk = await openTestTips({
    folder,
    storage,
    clock,
    more: {
      key,
      logger,
      units: units.map((unit) =>
        unit.id === "tra-vinh-city"
          ? {
              ...unit,
              destinations: [
                { to: "officers", content: "notice" },
                { to: "folder", folder: "out" },
                {
                  to: "group",
                  content: "notice",
                  channel: "telegram",
                  chat: "-1",
                },
                {
                  to: "webhook",
                  content: "notice",
                  url: `http://127.0.0.1:${port}/`,
                  secret: "hook.key",
                },
                {
                  to: "webhook",
                  content: "notice",
                  url: `http://127.0.0.1:${port}/other`,
                  secret: "missing.key",
                },
              ],
            }
          : unit,
      ),
    },
  });
  await enrol(desk, "77665544", "tra-vinh-city");
  desk.scheduler.start();
  const { say } = officerChat(desk);
  const filed = await desk.reporting.file(
    report({ text: words, facts: { what: words } }),
    reporter,
  );
  await desk.scheduler.settled();
  const shown: string[] = [];
  for (const typed of [
    `/mo ${filed.reference}`,
    `/hoi ${filed.reference} ${question}`,
    `/ghichu ${filed.reference} ${note}`,
    "danh sách tin",
    "/thongke",
  ])
    shown.push((await say("77665544", typed)) ?? "");
  const [tip] = await desk.reporting.linked(reporter);
  await desk.reporting.add(tip?.id ?? "", { text: answer, files: [] }, "m");
  await desk.scheduler.settled();
  shown.push((await say("77665544", `/mo ${filed.reference}`)) ?? "");
  const notices = desk.posted
    .filter(({ to }) => to.id !== reporter.id)
    .map(({ reply, to, reference }) => JSON.stringify([reply, to, reference]));
  const files = await allFiles(folder);
  return { filed, logged, calls, shown, notices, files, tip };
}

async function allFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, {
    recursive: true,
    withFileTypes: true,
  });
  const files = entries.filter((entry) => entry.isFile());
  return Promise.all(
    files.map(async (entry) => {
      const path = join(entry.parentPath, entry.name);
      return `${path.slice(folder.length)}\n${(await readFile(path)).toString("latin1")}`;
    }),
  );
}

/** As written, and as bytes show it where they are read as Latin. */
function found(text: string, secret: string): boolean {
  return [
    secret,
    Buffer.from(secret).toString("latin1"),
    Buffer.from(secret).toString("base64").slice(0, 16),
  ].some((form) => text.includes(form));
}

describe("who reported and what they said", () => {
  it("stands in no log line, notice, call, export or file, and their account in nothing that officers see", async () => {
    const { filed, logged, calls, shown, notices, files } = await everything();
    const digits = filed.receipt;
    const open = {
      logged: logged.join("\n"),
      files: files.join("\n"),
      calls: calls.join("\n"),
    };
    for (const [where, text] of Object.entries(open))
      for (const secret of [reporter.id, words, question, answer, note, digits])
        expect([where, secret, found(text, secret)]).toEqual([
          where,
          secret,
          false,
        ]);
    for (const text of [...shown, ...notices])
      for (const secret of [reporter.id, digits])
        expect(found(text, secret)).toBe(false);
    // What is looked for is there where it may be.
    expect(shown.join()).toContain(answer);
    expect(files.length).toBeGreaterThan(8);
    expect(logged.join()).toContain("a delivery failed");
    expect(calls.join()).toContain(filed.reference);
    const groups = notices.filter((text) => text.includes('"-1"'));
    expect(groups.length).toBeGreaterThan(0);
    for (const text of groups) expect(found(text, words)).toBe(false);
  });

  it("is not to be told from the receipt once the report's own id is forgotten", async () => {
    const { filed, tip } = await everything();
    const again = await openTestTips({ more: { key: Buffer.alloc(32, 5) } });
    // The tip's id, which is kept, leads to another receipt than the report's, which is not.
    expect(again.parts.secrets.receipt(tip?.id ?? "")).not.toBe(filed.receipt);
    expect(again.parts.secrets.receipt(report().id)).toBe(filed.receipt);
  });
});
