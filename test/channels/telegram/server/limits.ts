/** How often Telegram lets itself be called: the Bot FAQ's figures. */
export interface Limits {
  readonly perSecond: number;
  readonly perChatSecond: number;
  readonly perGroupMinute: number;
}

/** Counts what was sent; gives the seconds to wait where it was too much, and then does not count it. */
export function createLimiter(limits: Limits, nowMs: () => number) {
  const windows = new Map<string, number[]>();

  function waitMs(key: string, count: number, spanMs: number): number {
    const now = nowMs();
    const recent = (windows.get(key) ?? []).filter((at) => at > now - spanMs);
    windows.set(key, recent);
    const oldest = recent.at(-count);
    return oldest === undefined ? 0 : oldest + spanMs - now;
  }

  return (chat: number): number | undefined => {
    const keys: [string, number, number][] = [
      ["all", limits.perSecond, 1000],
      [`chat ${chat}`, limits.perChatSecond, 1000],
    ];
    if (chat < 0) keys.push([`group ${chat}`, limits.perGroupMinute, 60_000]);
    const wait = Math.max(
      ...keys.map(([key, count, spanMs]) => waitMs(key, count, spanMs)),
    );
    if (wait > 0) return Math.max(1, Math.ceil(wait / 1000));
    for (const [key] of keys) windows.get(key)?.push(nowMs());
    return undefined;
  };
}
