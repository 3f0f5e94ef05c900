import { z } from "zod";

// What each method takes, strictly: unknown parameters and wrong types are mistakes of the client, whatever the
// platform would make of them.

const chat_id = z.string();
const style =
  /^(b|i|u|s|f_(13|15|18|20)|c_(050a19|15a85f|f7b503|f27806|db342e)|lst_[12]|ind_[1-5])$/;

export const rules = {
  getMe: z.strictObject({}),
  // The table of parameters says String, the sample beside it sends a number.
  getUpdates: z.strictObject({
    timeout: z.union([z.number(), z.string().regex(/^\d+$/)]).optional(),
  }),
  setWebhook: z.strictObject({ url: z.string(), secret_token: z.string() }),
  deleteWebhook: z.strictObject({}),
  getWebhookInfo: z.strictObject({}),
  testWebhook: z.strictObject({}),
  sendMessage: z.strictObject({
    chat_id,
    text: z.string(),
    parse_mode: z.enum(["markdown", "html"]).optional(),
    text_styles: z
      .array(
        z.strictObject({
          start: z.int().min(0),
          len: z.int().min(1),
          st: z.array(z.string().regex(style)).min(1),
        }),
      )
      .min(1)
      .optional(),
  }),
  sendPhoto: z.strictObject({
    chat_id,
    photo: z.string(),
    caption: z.string().optional(),
  }),
  sendSticker: z.strictObject({ chat_id, sticker: z.string() }),
  sendVoice: z.strictObject({ chat_id, voice_url: z.string() }),
  sendChatAction: z.strictObject({
    chat_id,
    action: z.enum(["typing", "upload_photo"]),
  }),
} as const;

export type Method = keyof typeof rules;

export function isMethod(name: string): name is Method {
  return Object.hasOwn(rules, name);
}

/** What a call does that no documentation allows. */
export function mistakesIn(method: Method, parameters: unknown): string[] {
  const { error } = rules[method].safeParse(parameters);
  const stylesBeyondText = beyondText(parameters);
  return [
    ...(error?.issues ?? []).map(
      ({ path, message }) => `${method} ${path.join(".")}: ${message}`,
    ),
    ...stylesBeyondText,
  ];
}

const Styled = z.looseObject({
  text: z.string(),
  text_styles: z.array(z.object({ start: z.number(), len: z.number() })),
});

function beyondText(parameters: unknown): string[] {
  const styled = Styled.safeParse(parameters).data;
  return (styled?.text_styles ?? [])
    .filter(({ start, len }) => start + len > (styled?.text.length ?? 0))
    .map(() => "sendMessage text_styles: beyond the text");
}
