/** "/place Tra Vinh" or "/help@desk", as platforms write commands; undefined for other text. */
export function commandOf(
  text: string,
): { name: string; rest: string } | undefined {
  const match = /^\/([a-z_]{1,32})(?:@\S+)?(?:\s+|$)/i.exec(text.trim());
  if (match?.[1] === undefined) return undefined;
  return {
    name: match[1].toLowerCase(),
    rest: text.trim().slice(match[0].length),
  };
}
