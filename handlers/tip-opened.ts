import type { Focus } from "../src/session.ts";
import type { TipView } from "../src/tips/tips.ts";
import type { TipParts } from "./tip-parts.ts";

/** The linked tips, with the one that was opened by its receipt where that is not among them. */
export async function withOpened(
  linked: readonly (TipView & { id: string })[],
  focus: Focus | undefined,
  { reporting }: TipParts,
): Promise<readonly (TipView & { id: string })[]> {
  if (focus === undefined || linked.some(({ id }) => id === focus.id))
    return linked;
  const opened = await reporting.see(focus.id);
  return opened === undefined
    ? linked
    : [{ ...opened, id: focus.id }, ...linked];
}
