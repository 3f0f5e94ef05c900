/** What the Bot API answers a call with. */
export type Answer =
  | { readonly ok: true; readonly result: unknown }
  | {
      readonly ok: false;
      readonly error_code: number;
      readonly description: string;
      readonly parameters?: {
        readonly retry_after?: number;
        readonly migrate_to_chat_id?: number;
      };
    };

export function granted(result: unknown): Answer {
  return { ok: true, result };
}

export function refused(
  error_code: number,
  description: string,
  parameters?: Extract<Answer, { ok: false }>["parameters"],
): Answer {
  return {
    ok: false,
    error_code,
    description,
    ...(parameters && { parameters }),
  };
}

export function tooMany(retryAfter: number): Answer {
  return refused(429, `Too Many Requests: retry after ${retryAfter}`, {
    retry_after: retryAfter,
  });
}
