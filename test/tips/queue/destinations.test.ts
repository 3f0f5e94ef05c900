import { createHmac } from "node:crypto";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { createServer, type IncomingHttpHeaders } from "node:http";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { describe, expect, it, onTestFinished } from "vitest";
import { newKeys } from "../../../src/tips/keys.ts";
import type { Destination, Unit } from "../../../src/tips/unit.ts";
import { temporaryFolder } from "../../temporary-folder.ts";
import { enrol, officerChat } from "../desk/officer-chat.ts";
import { openTestTips, report, reporter, units } from "../desk/open.ts";
import { requireProgram, runProgram } from "../program.ts";

requireProgram("age");

const secret = "a secret of more than sixteen bytes";

interface Call {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A system of the police that answers with the statuses given, then with 200; 0 hangs up. */
async function policeSystem(statuses: number[]) {
  const calls: Call[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (text: string) => {
      body += text;
    });
    request.on("end", () => {
      calls.push({ headers: request.headers, body });
      const status = statuses.shift() ?? 200;
      if (status === 0) request.socket.destroy();
      else response.writeHead(status, { location: "/elsewhere" }).end("taken");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  return { calls, url: `http://127.0.0.1:${port ?? 0}/tips` };
}

function withDestinations(
  destinations: readonly Destination[],
  more: Partial<Unit> = {},
): readonly Unit[] {
  return units.map((unit) =>
    unit.id === "tra-vinh-city"
      ? { ...unit, ...more, destinations: [...destinations] }
      : unit,
  );
}

async function deskWith(
  destinations: readonly Destination[],
  more: Partial<Unit> = {},
) {
  const folder = await temporaryFolder();
  await writeFile(join(folder, "hook.key"), secret);
  const desk = await openTestTips({
    folder,
    more: { units: withDestinations(destinations, more) },
  });
  desk.scheduler.start();
  const rest = () => desk.scheduler.settled();
  const pass = (ms: number) =>
    desk.clock.moveTo(new Date(desk.clock.now().getTime() + ms), rest);
  return { ...desk, rest, pass };
}

describe("a webhook", () => {
  it("is told in CloudEvents, signed, without a word of the tip where it takes notices", async () => {
    const { calls, url } = await policeSystem([]);
    const { reporting, rest } = await deskWith([
      { to: "webhook", content: "notice", url, secret: "hook.key" },
    ]);
    const { reference } = await reporting.file(report(), reporter);
    await rest();
    expect(calls).toHaveLength(1);
    const { headers = {}, body = "" } = calls[0] ?? {};
    expect(JSON.parse(body)).toMatchObject({
      specversion: "1.0",
      type: "vn.trucban.tip.received",
      subject: reference,
      data: { reference, kinds: ["theft"], urgent: false, restricted: false },
    });
    expect(body).not.toContain("locks");
    const signed = createHmac("sha256", secret)
      .update(
        `${String(headers["webhook-id"])}.${String(headers["webhook-timestamp"])}.${body}`,
      )
      .digest("base64");
    expect(headers["webhook-signature"]).toBe(`v1,${signed}`);
    expect(headers["idempotency-key"]).toBe(headers["webhook-id"]);
  });

  it("gets the text where it takes the whole, and the desk then keeps no copy that it can read", async () => {
    const { calls, url } = await policeSystem([503]);
    const { recipient } = await newKeys();
    const { reporting, rest, pass, store } = await deskWith(
      [{ to: "webhook", content: "whole", url, secret: "hook.key" }],
      { recipients: [recipient] },
    );
    await reporting.file(report(), reporter);
    await rest();
    const [tip] = await reporting.linked(reporter);
    expect((await store.get(tip?.id ?? ""))?.open?.text).toBe(report().text);
    await pass(60_000);
    expect(calls.at(-1)?.body).toContain("locks");
    expect((await store.get(tip?.id ?? ""))?.open).toBeNull();
  });

  it("is tried again after faults, by one key and later each time, until it takes the tip", async () => {
    const { calls, url } = await policeSystem([500, 0, 429]);
    const { reporting, rest, pass } = await deskWith([
      { to: "webhook", content: "notice", url, secret: "hook.key" },
    ]);
    await reporting.file(report(), reporter);
    await rest();
    expect(calls).toHaveLength(1);
    await pass(9_000);
    expect(calls).toHaveLength(1);
    await pass(10 * 60_000);
    expect(calls).toHaveLength(4);
    expect(
      new Set(calls.map(({ headers }) => headers["webhook-id"])).size,
    ).toBe(1);
    await pass(24 * 60 * 60_000);
    expect(
      calls.filter(({ body }) => body.includes("tip.received")),
    ).toHaveLength(4);
  });

  it.each([400, 401, 302])(
    "that answers %i is given up, told to an admin, and tried again at the admin's word",
    async (status) => {
      const { calls, url } = await policeSystem([status]);
      const { reporting, rest, ...desk } = await deskWith([
        { to: "webhook", content: "notice", url, secret: "hook.key" },
      ]);
      await desk.roster.grant({ channel: "telegram", sender: "boss" }, "admin");
      await reporting.file(report(), reporter);
      await rest();
      expect(calls).toHaveLength(1);
      expect(desk.posted.map(({ to }) => to.id)).toEqual(["boss"]);
      const { say } = officerChat({ ...desk, reporting });
      expect(await say("boss", "/guilai")).toContain("1");
      await rest();
      expect(calls).toHaveLength(2);
      expect(calls[1]?.headers["webhook-id"]).toBe(
        calls[0]?.headers["webhook-id"],
      );
    },
  );
});

describe("a webhook that does not answer", () => {
  it("holds up no other tip, and is told what came meanwhile", async () => {
    let hold: (() => void) | undefined;
    const bodies: string[] = [];
    const server = createServer((request, response) => {
      request.setEncoding("utf8").on("data", (text: string) => {
        bodies.push(text);
      });
      request.on("end", () => {
        const answer = () => response.writeHead(200).end();
        if (hold === undefined) hold = answer;
        else answer();
      });
    });
    await new Promise<void>((resolve) =>
      server.listen(0, "127.0.0.1", resolve),
    );
    onTestFinished(() => void server.close());
    const address = server.address();
    const port = typeof address === "object" ? (address?.port ?? 0) : 0;
    const { reporting, rest } = await deskWith([
      {
        to: "webhook",
        content: "notice",
        url: `http://127.0.0.1:${port}/`,
        secret: "hook.key",
      },
    ]);
    const one = await reporting.file(report(), reporter);
    while (bodies.length < 1) await setImmediate();
    const [tip] = await reporting.linked(reporter);
    const more = { text: "more", files: [] };
    await reporting.add(tip?.id ?? "", more, "m");
    const two = await reporting.file(report({ id: "2" }), reporter);
    while (bodies.length < 2) await setImmediate();
    expect(bodies[0]).toContain(one.reference);
    expect(bodies[1]).toContain(two.reference);
    hold?.();
    await rest();
    expect(bodies).toHaveLength(3);
    expect(bodies[2]).toContain("tip.added");
  });
});

describe("a folder", () => {
  it("gets files that the stock age program opens with the unit's key, and nothing else does", async () => {
    const { identity, recipient } = await newKeys();
    const sent = new Map([["picture", Buffer.from(png, "base64")]]);
    const folder = await temporaryFolder();
    const desk = await openTestTips({
      folder,
      sent,
      more: {
        units: withDestinations([{ to: "folder", folder: "out" }], {
          recipients: [recipient],
        }),
      },
    });
    desk.scheduler.start();
    const kept = await desk.reporting.keep(
      report().id,
      { kind: "photo", ref: "picture" },
      reporter,
    );
    if ("why" in kept) throw new Error(kept.why);
    const { reference } = await desk.reporting.file(
      report({ files: [kept], contact: "0900 000 000" }),
      reporter,
    );
    await desk.scheduler.settled();
    const out = join(folder, "out");
    expect((await readdir(out)).sort()).toEqual([
      `${reference}-file-1-clean.age`,
      `${reference}-file-1.age`,
      `${reference}.age`,
    ]);
    const keyFile = join(folder, "unit.key");
    await writeFile(keyFile, `${identity}\n`);
    const opened = await runProgram("age", [
      "-d",
      "-i",
      keyFile,
      join(out, `${reference}.age`),
    ]);
    expect(JSON.parse(opened.toString())).toMatchObject({
      reference,
      text: report().text,
      contact: "0900 000 000",
    });
    const tar = await runProgram("age", [
      "-d",
      "-i",
      keyFile,
      join(out, `${reference}-file-1.age`),
    ]);
    await mkdir(join(folder, "tar"));
    await writeFile(join(folder, "files.tar"), tar);
    await runProgram("tar", [
      "-xf",
      join(folder, "files.tar"),
      "-C",
      join(folder, "tar"),
    ]);
    expect(await readFile(join(folder, "tar", "1.png"))).toEqual(
      Buffer.from(png, "base64"),
    );
    await writeFile(keyFile, `${desk.own.identity}\n`);
    await expect(
      runProgram("age", ["-d", "-i", keyFile, join(out, `${reference}.age`)]),
    ).rejects.toThrow("no identity matched");
  });
});

describe("a group of the unit", () => {
  it("is told of a tip without a word of it, and without buttons for everybody in it", async () => {
    const { reporting, rest, roster, posted, ...desk } = await deskWith([
      { to: "officers", content: "whole" },
    ]);
    await enrol({ ...desk, reporting, roster, posted }, "cb1");
    await roster.grantGroup(
      { channel: "telegram", conversation: "-100" },
      "police",
      "tra-vinh-city",
    );
    await reporting.file(report(), reporter);
    await rest();
    const group = posted.find(({ to }) => to.group);
    expect(group?.reply.text).not.toContain("locks");
    expect(group?.reply.choices).toEqual([]);
    // Officers of a destination that takes the whole read it at once.
    const officer = posted.find(({ to }) => to.id === "cb1");
    expect(officer?.reply.text).toContain("locks");
  });
});

const png =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
