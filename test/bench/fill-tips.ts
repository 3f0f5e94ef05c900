import { openBenchTips } from "./bench-tips.ts";

const together = 16;

/** Files tips as reporters' handlers do, past the conversations, which would take longer. */
export async function fillTips(
  folder: string,
  first: number,
  count: number,
): Promise<void> {
  const { reporting, storage } = await openBenchTips(folder);
  let next = first;
  const fill = async () => {
    while (next < first + count) {
      const at = next++;
      await reporting.file(
        {
          id: `filled ${at}`,
          text: `Nhóm trộm chó số ${at} hay tụ ở bãi đất trống, tối nào cũng có.`,
          facts: { what: "trộm chó", where: "bãi đất trống" },
          routed: { kinds: ["theft"], urgent: false, againstPolice: false },
          locality: null,
          files: [],
          pins: [],
          contact: null,
        },
        { channel: "telegram", id: `filled ${at}`, group: false },
      );
    }
  };
  await Promise.all(Array.from({ length: together }, fill));
  await storage.close();
}
