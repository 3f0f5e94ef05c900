import type { Telling } from "../../../src/tips/draft/told.ts";
import { hear } from "../../../src/tips/words/hear.ts";
import { hearing } from "../words/hearing.ts";

/** What a message tells, with the kinds of crime that a test names. */
export function telling(
  text: string,
  more: Partial<Omit<Telling, "heard">> = {},
): Telling {
  return {
    heard: hear(text, hearing),
    kinds: [],
    againstPolice: false,
    child: false,
    urgent: false,
    ...more,
  };
}
