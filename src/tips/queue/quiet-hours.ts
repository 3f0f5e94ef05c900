const offsetMs = 7 * 60 * 60_000;
const hourMs = 60 * 60_000;
const dayMs = 24 * hourMs;
const from = 22;
const to = 6;

/** When a reporter may be told something: now, or at 6:00 where it is night in Vietnam. Who is seen with a lit phone at night may have to explain it. */
export function daytime(now: Date): Date {
  const local = now.getTime() + offsetMs;
  const midnight = Math.floor(local / dayMs) * dayMs;
  const hour = (local - midnight) / hourMs;
  if (hour >= to && hour < from) return now;
  const morning = midnight + to * hourMs + (hour < to ? 0 : dayMs);
  return new Date(morning - offsetMs);
}
