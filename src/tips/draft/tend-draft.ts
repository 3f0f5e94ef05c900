import type { Catalogs } from "../../catalog.ts";
import { type Reply, wordsOf } from "../../message.ts";
import type { Session } from "../../session.ts";
import type { Reporting } from "../tips.ts";
import { draftDue, remind } from "./due.ts";

/** Sees to reports that nobody goes on with: one reminder, then nothing is left of them. */
export function createDraftTending({
  catalogs,
  reporting,
}: {
  readonly catalogs: Catalogs;
  readonly reporting: Pick<Reporting, "drop">;
}) {
  return {
    due: ({ draft }: Session): Date | undefined =>
      draft === null ? undefined : draftDue(draft).at,

    async tend(
      session: Session,
    ): Promise<{ session: Session; replies: readonly Reply[] }> {
      const { draft, language } = session;
      if (draft === null) return { session, replies: [] };
      if (draftDue(draft).what === "remind") {
        const reminder = wordsOf(catalogs[language].say("tips.reminder"));
        const reminded = { ...session, draft: remind(draft) };
        return { session: reminded, replies: [reminder] };
      }
      await reporting.drop(draft.id);
      return { session: { ...session, draft: null }, replies: [] };
    },
  };
}
