import { describe, expect, it } from "vitest";
import { InputError } from "../../../src/errors.ts";
import { open, startServer } from "./open.ts";
import { faults } from "./server/faults.ts";

describe("Telegram, asked for updates", () => {
  it("hands messages over in order and then asks for the next", async () => {
    const server = await startServer();
    const an = server.user(7, { language_code: "vi" });
    const first = an.sends("một");
    const { heard, hears } = open(server);
    await server.until(server.isPolled);
    an.sends("hai");
    await hears(2);
    await server.until(() => server.pending().length === 0);
    expect(heard).toMatchObject([
      {
        id: String(first),
        channel: "telegram",
        conversation: "7",
        sender: "7",
        text: "một",
        group: false,
        named: true,
        locale: "vi",
      },
      { text: "hai" },
    ]);
  });

  it("lets Telegram forget nothing before it is safe", async () => {
    const server = await startServer();
    const kept = Promise.withResolvers<undefined>();
    const reached = Promise.withResolvers<undefined>();
    const update = server.user(7).sends("một");
    open(server, {
      keep: async () => {
        reached.resolve(undefined);
        await kept.promise;
      },
    });
    await reached.promise;
    expect(server.pending()).toEqual([update]);
    kept.resolve(undefined);
    await server.until(() => server.pending().length === 0);
  });

  it("keeps chats apart: one that waits holds up only itself", async () => {
    const server = await startServer();
    const slow = Promise.withResolvers<undefined>();
    server.user(7).sends("chậm");
    server.user(8).sends("nhanh");
    server.user(8).sends("nhanh nữa");
    const { heard, hears } = open(server, {
      keep: ({ conversation }) =>
        conversation === "7" ? slow.promise : undefined,
    });
    await hears(2);
    expect(heard).toMatchObject([{ text: "nhanh" }, { text: "nhanh nữa" }]);
    slow.resolve(undefined);
    await hears(3);
  });

  it("hands over what comes behind something that cannot be kept, since it may tell of danger", async () => {
    const server = await startServer();
    const an = server.user(7);
    an.sends("một");
    let full = true;
    const { heard, hears } = open(server, {
      keep: (incoming) => {
        if (full && "text" in incoming && incoming.text === "một")
          throw new Error("disk full");
      },
    });
    await server.called("getUpdates", 2);
    an.sends("cháy");
    server.user(8).sends("cứu");
    await hears(2);
    full = false;
    const texts = () =>
      heard.map((one) => ("text" in one ? one.text : "")).join(" ");
    expect(texts()).not.toContain("một");
    await hears(5);
    expect(texts()).toContain("một");
  });

  it("hands over again what could not be kept", async () => {
    const server = await startServer();
    const an = server.user(7);
    an.sends("một");
    an.sends("hai");
    let failures = 2;
    const { heard, hears, waits, log } = open(server, {
      keep: () => {
        if (failures-- > 0) throw new Error("disk full");
      },
    });
    await hears(2);
    expect(heard).toMatchObject([{ text: "một" }, { text: "hai" }]);
    expect(waits).toHaveLength(1);
    expect(log).toEqual([
      "a Telegram message could not be kept",
      "a Telegram message could not be kept",
    ]);
  });

  it("stops during a long poll at once, and confirms what is safe", async () => {
    const server = await startServer();
    server.user(7).sends("một");
    const { channel, running, hears } = open(server);
    await hears(1);
    await server.until(server.isPolled);
    await channel.stop();
    await running;
    expect(server.pending()).toEqual([]);
    const last = server.callsOf("getUpdates").at(-1);
    expect(last?.params).toMatchObject({ offset: 1001, timeout: 0 });
  });

  it("finishes what is being received when stopped", async () => {
    const server = await startServer();
    const kept = Promise.withResolvers<undefined>();
    const reached = Promise.withResolvers<undefined>();
    server.user(7).sends("một");
    const { channel, heard } = open(server, {
      keep: async () => {
        reached.resolve(undefined);
        await kept.promise;
      },
    });
    await reached.promise;
    const stopped = channel.stop();
    kept.resolve(undefined);
    await stopped;
    expect(heard).toHaveLength(1);
    expect(server.pending()).toEqual([]);
  });

  it("confirms no more than what is safe when stopped while the disk fails", async () => {
    const server = await startServer();
    server.user(7).sends("một");
    const lost = server.user(8).sends("hai");
    const waiting = Promise.withResolvers<undefined>();
    const { channel } = open(server, {
      keep: ({ conversation }) => {
        if (conversation === "8") throw new Error("disk full");
      },
      sleep: (_, signal) =>
        new Promise((resolve) => {
          signal.addEventListener("abort", () => {
            resolve();
          });
          waiting.resolve(undefined);
        }),
    });
    await waiting.promise;
    await channel.stop();
    expect(server.pending()).toEqual([lost]);
  });

  it("takes over from a webhook that is still set, and keeps what waits there", async () => {
    const server = await startServer();
    await fetch(`${server.root}/bot${server.token}/setWebhook`, {
      method: "POST",
      body: JSON.stringify({ url: "https://desk.test/telegram" }),
    });
    server.user(7).sends("một");
    const { hears } = open(server);
    await hears(1);
  });

  it("waits for another poller to end, says so once, and goes on", async () => {
    const server = await startServer();
    const conflict = faults.refused(
      409,
      "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    );
    server.fault("getUpdates", conflict, 3);
    server.user(7).sends("một");
    const { hears, waits, log } = open(server);
    await hears(1);
    expect(waits).toHaveLength(3);
    expect(waits[2]).toBeGreaterThan(waits[0] ?? 0);
    expect(log).toEqual([
      "another program fetches this bot's Telegram messages",
    ]);
  });

  it.each([
    ["a gateway's page", faults.html(502)],
    ["an error of the server", faults.refused(500, "Internal Server Error")],
    ["a broken connection", faults.reset("before")],
    ["a broken connection after the poll", faults.reset("after")],
  ])("tries again after %s", async (_, fault) => {
    const server = await startServer();
    server.fault("getUpdates", fault, 2);
    server.user(7).sends("một");
    const { heard, hears, waits } = open(server);
    await hears(1);
    expect(waits).toHaveLength(2);
    expect(heard).toMatchObject([{ text: "một" }]);
  });

  it("finds updates that are numbered anew after a long silence", async () => {
    const server = await startServer();
    const an = server.user(7);
    an.sends("một");
    const { heard, hears } = open(server);
    await hears(1);
    await server.until(server.isPolled);
    server.endPoll();
    await server.until(server.isPolled);
    server.renumber(3);
    an.sends("hai");
    await hears(2);
    expect(heard[1]).toMatchObject({ id: "3", text: "hai" });
  });

  it("waits as long as Telegram asks", async () => {
    const server = await startServer();
    server.fault("getUpdates", faults.tooMany(17));
    server.user(7).sends("một");
    const { hears, waits } = open(server);
    await hears(1);
    expect(waits).toEqual([17_000]);
  });

  it("passes over an update that it cannot read, and goes on", async () => {
    const server = await startServer();
    server.add({ message: {} } as never);
    server.user(7).sends("một");
    const { heard, hears, log } = open(server);
    await hears(1);
    expect(heard).toMatchObject([{ text: "một" }]);
    expect(log).toEqual(["an update of Telegram cannot be read"]);
  });

  it("shows its commands in Vietnamese, and in English to English apps", async () => {
    const server = await startServer();
    open(server);
    await server.called("setMyCommands", 2);
    expect(server.callsOf("setMyCommands").map(({ params }) => params)).toEqual(
      [
        { commands: [{ command: "help", description: "Trợ giúp" }] },
        {
          commands: [{ command: "help", description: "Help" }],
          language_code: "en",
        },
      ],
    );
  });

  it("runs without its commands where they cannot be set", async () => {
    const server = await startServer();
    server.fault("setMyCommands", faults.refused(400, "Bad Request: no"));
    server.user(7).sends("một");
    const { hears, log } = open(server);
    await hears(1);
    expect(log).toEqual(["the Telegram menu of commands could not be set"]);
  });
});

describe("a start of Telegram that cannot succeed", () => {
  it.each([
    ["refused", "1000:another-token", "401"],
    ["malformed", "no-token-at-all", "404"],
  ])(
    "says in one line that the token is %s, without it",
    async (_, token, code) => {
      const server = await startServer();
      const { running } = open(server, { token });
      const error = await running.catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(InputError);
      const line = error instanceof Error ? error.message : "";
      expect(line).toContain("TELEGRAM_BOT_TOKEN");
      expect(line).toContain(code);
      expect(line).not.toContain(token);
      expect(line).not.toContain("\n");
    },
  );

  it("says after a few tries that the host cannot be reached", async () => {
    const server = await startServer();
    await server.stop();
    const { running, waits } = open(server);
    await expect(running).rejects.toThrow(
      new InputError(
        `Telegram cannot be reached at ${server.root.slice(7)} (ECONNREFUSED); check the network and TELEGRAM_API_ROOT`,
      ),
    );
    expect(waits).toHaveLength(2);
  });

  it("ends when the token is revoked while it runs", async () => {
    const server = await startServer();
    const { running } = open(server);
    await server.until(server.isPolled);
    server.fault("getUpdates", faults.refused(401, "Unauthorized"));
    server.endPoll();
    await expect(running).rejects.toThrow(InputError);
  });

  it("refuses an API root that is no web address", async () => {
    const server = await startServer();
    expect(() => open(server, { apiRoot: "api.telegram.org" })).toThrow(
      InputError,
    );
  });
});
