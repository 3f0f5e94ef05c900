import type { Draft } from "../../session.ts";
import type { Routed } from "../route.ts";
import type { Report } from "../tips.ts";
import { type Digesting, digestOf } from "./digest.ts";
import { textOf, toldOf } from "./draft.ts";
import { locate, type Locating } from "./locate.ts";

/** Where a report would go as it stands. @param own the place that the reporter has chosen */
export function routedOf(
  draft: Draft,
  own: string | null,
  parts: Locating,
): { readonly routed: Routed; readonly locality: string | null } {
  const told = toldOf(draft, "where").join(", ");
  const located = locate(told, own, parts, textOf(draft));
  const { locality, ...place } = located;
  const kinds = [...new Set(draft.said.flatMap((said) => said.kinds))];
  return {
    routed: {
      ...place,
      kinds,
      urgent: draft.urgent || draft.pressing === true,
      againstPolice: draft.againstPolice,
    },
    locality,
  };
}

/** What is sent off of a report that was taken. */
export function reportOf(
  draft: Draft,
  own: string | null,
  parts: Digesting,
): Report {
  return {
    id: draft.id,
    text: textOf(draft),
    facts: digestOf(draft, own, parts),
    ...routedOf(draft, own, parts),
    files: draft.files,
    pins: draft.pins.map((pin) => ({ ...pin, scene: pin.scene ?? undefined })),
    contact: draft.contact,
  };
}
