import type { Message } from "../src/message.ts";

/** The message as if a text had been typed instead of what was sent or tapped. */
export function typedInstead(message: Message, text: string): Message {
  const typed: { choice?: string } & Omit<Message, "choice"> = {
    ...message,
    text,
  };
  delete typed.choice;
  return typed;
}
