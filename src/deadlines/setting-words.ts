import { z } from "zod";

const Words = z.array(z.string()).min(1);

/** How admins set a day; part of knowledge/deadlines.yaml. */
export const SettingWords = z.strictObject({
  set: Words,
  to: Words,
  suggestion: Words,
  end: Words,
  weekly: Words,
  monthly: Words,
  quarterly: Words,
  halfyearly: Words,
  yearly: Words,
  report: Words,
});
export type SettingWords = z.infer<typeof SettingWords>;
