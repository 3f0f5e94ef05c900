import type { Message } from "./types.ts";

export type TextListener = (message: Message, match: RegExpExecArray) => void;

/** Listeners that hear texts of a pattern. */
export interface TextListeners {
  add(pattern: RegExp | string, listener: TextListener): void;
  /** Takes the listener of the pattern away, and says whether there was one. */
  remove(pattern: RegExp | string): boolean;
  hear(message: Message): void;
}

export function textListeners(onlyFirst: boolean): TextListeners {
  const entries: { pattern: RegExp; listener: TextListener }[] = [];
  return {
    add(pattern, listener) {
      entries.push({ pattern: new RegExp(pattern), listener });
    },
    remove(pattern) {
      const wanted = String(new RegExp(pattern));
      const at = entries.findIndex((entry) => String(entry.pattern) === wanted);
      if (at >= 0) entries.splice(at, 1);
      return at >= 0;
    },
    hear(message) {
      for (const { pattern, listener } of [...entries]) {
        // A global pattern would go on where it stopped in the text before.
        pattern.lastIndex = 0;
        const match = pattern.exec(message.text ?? "");
        if (match === null) continue;
        listener(message, match);
        if (onlyFirst) return;
      }
    },
  };
}
