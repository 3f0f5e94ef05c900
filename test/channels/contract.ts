import { describe, expect, it } from "vitest";
import { abilities } from "../../src/channels/abilities.ts";
import { type Channel, SendError } from "../../src/channels/channel.ts";
import { type Piece, piecesOf } from "../../src/channels/piece.ts";
import type { Message } from "../../src/message.ts";
import { words } from "./telegram/open.ts";

/** A channel under test, and its platform as a person meets it. */
export interface Driven {
  readonly channel: Channel;
  /** Fulfils with what was handed over, in order, once it is so much. */
  readonly hears: (count: number) => Promise<readonly Message[]>;
  /** A person writes privately; the same one each time. */
  readonly says: (text: string) => void | Promise<void>;
  /** Texts that person was shown, in order, with labels of buttons on lines of their own. */
  readonly shown: () => readonly string[];
  /** Where that person is written to. */
  readonly to: string;
  readonly running: Promise<void>;
}

/** The platform from its bad side. */
export interface Broken extends Driven {
  readonly breaks: (
    how: "blocked" | "hurried" | "down",
  ) => void | Promise<void>;
  /** All that could show a secret: logs, and errors in full. */
  readonly secret: string;
}

/** What a channel does otherwise than the rest, and why. */
export interface Differences {
  /** Why what could not be made safe is not handed over again. */
  readonly losesWhatIsNotSafe?: string;
  /** Why sending cannot fail for the person's or the platform's sake. */
  readonly neverRefused?: string;
}

// What markup of any kind is made of.
const markup =
  "<b>a</b> &amp; *b* _c_ [d](e) ~f~ `g` > #h +i -j =k |l {m} .n! \\o";

/**
 * What every channel does.
 * @param open a channel that runs until the test ends; `keep` is called before a message counts as safe
 */
export function channelContract(
  open: (
    keep?: (message: Message) => Promise<void>,
  ) => Promise<Driven & Partial<Broken>>,
  { losesWhatIsNotSafe, neverRefused }: Differences = {},
): void {
  /** A channel that the person has written to: platforms let nobody write first. */
  async function met() {
    const driven = await open();
    await driven.says("xin chào");
    await driven.hears(1);
    return driven;
  }

  describe("like every channel", () => {
    it("hands over what a person writes, once and in order, each with an id of its own", async () => {
      const { hears, says, to } = await open();
      for (const text of ["một", "hai", "ba"]) await says(text);
      const heard = await hears(3);
      expect(heard.map(({ text }) => text)).toEqual(["một", "hai", "ba"]);
      expect(new Set(heard.map(({ id }) => id)).size).toBe(3);
      for (const { conversation, group, named, attachments } of heard)
        expect({ conversation, group, named, attachments }).toEqual({
          conversation: to,
          group: false,
          named: true,
          attachments: [],
        });
    });

    it("has a time and a sender for each", async () => {
      const { channel, hears, says } = await open();
      await says("một");
      const [message] = await hears(1);
      expect(message?.channel).toBe(channel.name);
      expect(message?.sender).not.toBe("");
      expect(Number.isNaN(message?.at.getTime())).toBe(false);
    });

    if (losesWhatIsNotSafe === undefined)
      it("hands over again what could not be made safe", async () => {
        let tries = 0;
        const { hears, says } = await open(() => {
          tries += 1;
          return tries === 1
            ? Promise.reject(new Error("no room"))
            : Promise.resolve();
        });
        await says("một");
        const heard = await hears(1);
        expect(heard.map(({ text }) => text)).toEqual(["một"]);
        expect(tries).toBe(2);
      });
    else
      it(`goes on after what could not be made safe (${losesWhatIsNotSafe})`, async () => {
        let tries = 0;
        const { hears, says } = await open(() => {
          tries += 1;
          return tries === 1
            ? Promise.reject(new Error("no room"))
            : Promise.resolve();
        });
        await says("một");
        await says("hai");
        const heard = await hears(1);
        expect(heard.map(({ text }) => text)).toEqual(["hai"]);
      });

    it("shows text as it is, also where it looks like markup", async () => {
      const { channel, shown, to } = await met();
      await channel.send(to, words(markup));
      expect(shown()).toEqual([markup]);
    });

    it("shows every choice", async () => {
      const { channel, shown, to } = await met();
      const choices = [
        { id: "a", label: "Tỉnh Gia Lai" },
        { id: "b".repeat(200), label: "Tỉnh Bình Phước" },
      ];
      const reply = { text: "Nơi nào?", choices, files: [] };
      for (const piece of piecesOf(reply, channel.abilities))
        await channel.send(to, piece);
      for (const label of ["Tỉnh Gia Lai", "Tỉnh Bình Phước"])
        expect(shown().join("\n")).toContain(label);
    });

    it("shows emphasis on any stretch without a change of text", async () => {
      const { channel, shown, to } = await met();
      const text = "GỌI NGAY 113 😀 đừng chờ";
      const emphasis = [
        { start: 0, length: 8 },
        { start: 9, length: 3 },
      ];
      await channel.send(to, words(text, { emphasis }));
      expect(shown()).toEqual([text]);
    });

    it("sends a text as long as it says, and one that is longer in pieces", async () => {
      const { channel, shown, to } = await met();
      const { textLimit } = channel.abilities;
      const length = Number.isFinite(textLimit) ? textLimit : 10_000;
      await channel.send(to, words("ă".repeat(length)));
      const text = `${"dài ".repeat(3000)}hết`;
      const reply = { text, choices: [], files: [] };
      for (const piece of piecesOf(reply, channel.abilities))
        await channel.send(to, piece);
      const [longest, ...pieces] = shown();
      expect(longest?.length).toBe(length);
      expect(pieces.join(" ")).toBe(text);
    });

    it("sends a file, or says that this one is never taken", async () => {
      const { channel, to } = await met();
      const file: Piece = {
        kind: "file",
        name: "lich.ics",
        mediaType: "text/calendar",
        base64: Buffer.from("BEGIN:VCALENDAR").toString("base64"),
      };
      const sending = channel.send(to, file);
      if (abilities[channel.name].files === "any") await sending;
      else
        await expect(sending).rejects.toMatchObject({
          fault: { kind: "refused" },
        });
    });

    if (neverRefused === undefined) {
      it.each([
        ["blocked", ["gone"]],
        ["hurried", ["wait"]],
        // Whether a connection that broke had carried the message nobody knows.
        ["down", ["fault", "unknown"]],
      ] as const)(
        "tells what became of a message when the platform is %s, without a secret",
        async (how, kinds) => {
          const { channel, to, breaks, secret = "" } = await met();
          await breaks?.(how);
          const error: unknown = await channel
            .send(to, words("tin"))
            .catch((error: unknown) => error);
          expect(error).toBeInstanceOf(SendError);
          expect(kinds).toContain((error as SendError).fault.kind);
          expect(everythingOf(error)).not.toContain(secret);
        },
      );

      it("never fails to show that work is under way, even when the platform is down", async () => {
        const { channel, to, breaks } = await met();
        await breaks?.("down");
        await channel.typing(to);
      });
    }

    it("ends when it is stopped, however often", async () => {
      const { channel, running } = await open();
      await channel.stop();
      await channel.stop();
      await running;
    });
  });
}

/** An error as a careless log would print it. */
function everythingOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const own = Object.getOwnPropertyNames(error).map((name) =>
    String(Reflect.get(error, name)),
  );
  return [...own, JSON.stringify(error), everythingOf(error.cause)].join("\n");
}
