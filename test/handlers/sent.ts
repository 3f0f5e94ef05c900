import type { ChannelName } from "../../src/message.ts";
import { openDialog } from "../dialogs/open-dialog.ts";

export const channels = ["telegram", "zalo"] as const;
/** Longer than a person is taken to be busy with one tip. */
export const later = "PT30M";

const stories = [
  "trộm xe máy ở phường 2 tối qua, thằng Tí lấy, không có ảnh, ẩn danh",
  "Quán nét đường số 2 phường 6 chứa cờ bạc, tối nào cũng mở, không ảnh, ẩn danh",
];

/** Somebody who has sent so many tips, half an hour ago; others write as whom they are called. */
export async function openSent(channel: ChannelName, count: number) {
  const dialog = openDialog(
    channel,
    new Date("2025-03-10T19:05:00+07:00"),
    "Thành phố Trà Vinh",
  );
  const { double } = dialog;
  for (const text of stories.slice(0, count)) {
    await dialog.send({ as: "A", text });
    await dialog.send({ as: "A", text: "gửi" });
    dialog.pass(later);
  }
  if (double.tips.length !== count) throw new RangeError("not all were sent");
  return {
    double,
    tips: double.tips,
    session: () => dialog.sessionOf("A"),
    pass: dialog.pass,
    say: (text: string, as = "A") => answer({ as, text }),
    tap: (choice: string, as = "A") => answer({ as, choice }),
  };

  /** What was answered, as one text, with the labels of its choices. */
  async function answer(sent: {
    as: string;
    text?: string;
    choice?: string;
  }): Promise<{ text: string; labels: string[] } | undefined> {
    const step = await dialog.send(sent);
    return (
      step && {
        text: step.replies.map((reply) => reply.text).join("\n"),
        labels: step.replies.flatMap(({ choices }) =>
          choices.map(({ label }) => label),
        ),
      }
    );
  }
}
