import type { TelegramServer } from "../../channels/telegram/server/server.ts";

/** What a chat was shown, and when (of `performance`). */
export interface Shown {
  readonly text: string;
  readonly at: number;
}

/** One person at the desk. */
export interface Talk {
  readonly chat: number;
  readonly kind: "tip" | "questions" | "officer";
  readonly shown: Shown[];
  /** When each message was sent. */
  readonly said: number[];
  /** When the last answer was in, or undefined. */
  done: number | undefined;
}

export const receiptForm = /(\d{4}(?: \d{4}){4})/;
export const referenceForm = /\b([CDFGHJKMNPRTWX34679]{6})\b/;

/** Wards of one city, each a unit with one officer. */
export const wards = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

// "In a few minutes", to somebody in a hurry.
const againMs = 4000;

const questions = [
  "Sở Y tế tỉnh Trà Vinh phải làm gì?",
  "Kế hoạch của thành phố Trà Vinh do ai ký?",
  "Hội Phụ nữ Hà Nội làm gì?",
];

/** What stands for the desk's apology while it can keep nothing, or cannot hand on a report that it has kept. */
export function isTryAgain(text: string): boolean {
  return (
    text.startsWith("Lúc này tôi chưa làm được việc bạn cần.") || isUnsent(text)
  );
}

/** Who is told so is asked to say once more that the report is to be sent. */
function isUnsent(text: string): boolean {
  return text.startsWith("Tin CHƯA gửi được");
}

export interface Talks {
  readonly all: ReadonlyMap<number, Talk>;
  /** Somebody begins to talk. */
  begin(chat: number, kind: Talk["kind"]): void;
  /** Looks no more at what is shown. */
  close(): void;
  /** Somebody has all answers, it turns out. */
  settle(chat: number): void;
  /** Fulfils when all have their last answer, or after so many ms without any news; then with false. */
  finished(patienceMs: number): Promise<boolean>;
}

/**
 * People at a local Telegram. Who reports says it in one message and agrees to the summary; who asks sends three
 * questions without waiting; officers only read. `answers`: how many pieces three questions bring.
 */
export function createTalks(
  server: TelegramServer,
  answers: () => number,
): Talks {
  const all = new Map<number, Talk>();
  const look = setInterval(hear, 5);
  const again = new Set<NodeJS.Timeout>();
  let seen = 0;
  let open = 0;

  function say(talk: Talk, text: string): void {
    talk.said.push(performance.now());
    server.user(talk.chat).sends(text);
  }

  function hear(): void {
    for (; seen < server.sent.length; seen += 1) {
      const sent = server.sent[seen];
      const talk = all.get(sent?.chat ?? 0);
      if (sent === undefined || talk === undefined) continue;
      talk.shown.push({ text: sent.text, at: performance.now() });
      if (talk.done === undefined && isUnsent(sent.text)) sayAgain(talk);
      if (talk.done !== undefined || isTryAgain(sent.text)) continue;
      if (isOver(talk, sent.text)) {
        talk.done = performance.now();
        open -= 1;
      } else if (talk.kind === "tip" && talk.said.length === 1)
        say(talk, "gửi");
    }
  }

  function sayAgain(talk: Talk): void {
    const waiting = setTimeout(() => {
      again.delete(waiting);
      if (talk.done === undefined) say(talk, "gửi");
    }, againMs);
    again.add(waiting);
  }

  function isOver({ kind, shown }: Talk, text: string): boolean {
    if (kind === "tip") return receiptForm.test(text);
    const own = shown.filter((one) => !isTryAgain(one.text));
    return kind === "questions" && own.length >= answers();
  }

  return {
    all,
    close() {
      hear();
      clearInterval(look);
      for (const waiting of again) clearTimeout(waiting);
    },
    settle(chat) {
      const talk = all.get(chat);
      if (talk === undefined || talk.done !== undefined) return;
      talk.done = performance.now();
      open -= 1;
    },
    begin(chat, kind) {
      const talk: Talk = { chat, kind, shown: [], said: [], done: undefined };
      all.set(chat, talk);
      if (kind === "officer") return void server.user(chat);
      open += 1;
      if (kind === "questions") for (const each of questions) say(talk, each);
      else
        say(
          talk,
          `Tôi báo: nhóm trộm chó số ${chat} hay tụ ở kho cũ, phường ${wards[chat % wards.length] ?? 1}, thành phố Trà Vinh, tối nào cũng có, hai người đi Exciter đen. Tôi không có ảnh, không để tên.`,
        );
    },
    async finished(patienceMs) {
      let news = performance.now();
      let before = seen;
      while (open > 0) {
        await new Promise((resolve) => setTimeout(resolve, 20));
        if (seen > before) news = performance.now();
        before = seen;
        if (performance.now() - news > patienceMs) return false;
      }
      return true;
    },
  };
}
