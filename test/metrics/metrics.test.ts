import { describe, expect, expectTypeOf, it, vi } from "vitest";
import type { Intent } from "../../handlers/handler.ts";
import type { SendFault } from "../../src/channels/channel.ts";
import type { Attachment, Message, Notice } from "../../src/message.ts";
import {
  type IntentName,
  noMetrics,
  type Outcome,
  receivedKind,
} from "../../src/metrics/metrics.ts";
import { createPrometheus } from "../../src/metrics/prometheus.ts";

const at = new Date("2023-11-08T08:00:00+07:00");
const message: Message = {
  id: "1",
  channel: "telegram",
  conversation: "7",
  sender: "7",
  at,
  text: "xin chào",
  attachments: [],
  group: false,
  named: true,
};
const photo: Attachment = { kind: "photo", ref: "x" };
const notice: Notice = {
  id: "1",
  channel: "telegram",
  conversation: "7",
  at,
  notice: "gone",
};

describe("what came", () => {
  it.each([
    ["text", message],
    ["choice", { ...message, choice: "place:1" }],
    ["photo", { ...message, attachments: [photo, { kind: "sticker" }] }],
    ["notice", notice],
  ] as const)("counts as %s", (kind, incoming) => {
    expect(receivedKind(incoming)).toBe(kind);
  });
});

/** The samples of one metric as they are exposed, without those of others. */
async function samples(
  metrics: { text(): Promise<string> },
  name: string,
): Promise<string[]> {
  return (await metrics.text())
    .split("\n")
    .filter((line) => line.startsWith(name))
    .toSorted();
}

describe("metrics", () => {
  it("count what came, what went, what it was about and what failed", async () => {
    const metrics = createPrometheus({ processToo: false });
    metrics.received("telegram", "text");
    metrics.received("telegram", "text");
    metrics.received("zalo", "photo");
    metrics.sent("zalo", "sent");
    metrics.sent("telegram", "wait");
    metrics.intent("question");
    metrics.failed("storage");
    expect(await samples(metrics, "trucban_")).toEqual([
      'trucban_errors_total{where="storage"} 1',
      'trucban_intents_total{intent="question"} 1',
      'trucban_messages_received_total{channel="telegram",kind="text"} 2',
      'trucban_messages_received_total{channel="zalo",kind="photo"} 1',
      'trucban_replies_sent_total{channel="telegram",outcome="wait"} 1',
      'trucban_replies_sent_total{channel="zalo",outcome="sent"} 1',
    ]);
  });

  it("time the way of a message in seconds", async () => {
    const metrics = createPrometheus({ processToo: false });
    metrics.stored("telegram", 4);
    metrics.handled("tip", 250);
    metrics.answered("zalo", 1500);
    expect(await samples(metrics, "trucban_store_duration_seconds")).toEqual(
      expect.arrayContaining([
        'trucban_store_duration_seconds_bucket{le="0.002",channel="telegram"} 0',
        'trucban_store_duration_seconds_bucket{le="0.005",channel="telegram"} 1',
        'trucban_store_duration_seconds_sum{channel="telegram"} 0.004',
      ]),
    );
    expect(await samples(metrics, "trucban_handle_duration_seconds_s")).toEqual(
      ['trucban_handle_duration_seconds_sum{intent="tip"} 0.25'],
    );
    expect(await samples(metrics, "trucban_answer_duration_seconds_s")).toEqual(
      ['trucban_answer_duration_seconds_sum{channel="zalo"} 1.5'],
    );
  });

  it("look at backlogs and usage when somebody looks at them", async () => {
    const metrics = createPrometheus({ processToo: false });
    let waiting = 2;
    metrics.watchBacklog("outbox", () => ({ waiting, oldestMs: 1500 }));
    metrics.watchBacklog("inbox", () =>
      Promise.resolve({ waiting: 0, oldestMs: 0 }),
    );
    metrics.watchUsage(() => ({ messages: 0.8, users: 0.5 }));
    expect(await samples(metrics, "trucban_")).toEqual([
      'trucban_backlog_messages{queue="inbox"} 0',
      'trucban_backlog_messages{queue="outbox"} 2',
      'trucban_backlog_oldest_seconds{queue="inbox"} 0',
      'trucban_backlog_oldest_seconds{queue="outbox"} 1.5',
      'trucban_zalo_allowance_used_ratio{of="messages"} 0.8',
      'trucban_zalo_allowance_used_ratio{of="users"} 0.5',
    ]);
    waiting = 7;
    expect(await samples(metrics, "trucban_backlog_messages")).toContain(
      'trucban_backlog_messages{queue="outbox"} 7',
    );
  });

  it("leave out what cannot be seen, and show the rest", async () => {
    const metrics = createPrometheus({ processToo: false });
    let broken = false;
    metrics.watchBacklog("outbox", () => {
      if (broken) throw new Error("no disk");
      return { waiting: 2, oldestMs: 0 };
    });
    metrics.intent("tip");
    expect(await samples(metrics, "trucban_backlog_messages")).toHaveLength(1);
    broken = true;
    expect(await samples(metrics, "trucban_")).toEqual([
      'trucban_intents_total{intent="tip"} 1',
    ]);
  });

  it("are kept apart from those of another desk in the process", async () => {
    const one = createPrometheus({ processToo: true });
    const other = createPrometheus({ processToo: false });
    one.intent("tip");
    expect(await samples(other, "")).not.toContain(
      'trucban_intents_total{intent="tip"} 1',
    );
    expect(await samples(one, "process_cpu_seconds_total")).toHaveLength(1);
    expect(await samples(other, "process_")).toEqual([]);
  });

  it("are named as Prometheus would have it", async () => {
    const metrics = createPrometheus({ processToo: false });
    const types = (await metrics.text()).matchAll(/^# TYPE (\S+) (\S+)$/gm);
    const named = [...types].map(([, name = "", type = ""]) => ({
      name,
      type,
    }));
    expect(named).toHaveLength(10);
    for (const { name, type } of named) {
      expect(name).toMatch(/^trucban_[a-z_]+_(total|seconds|messages|ratio)$/);
      expect(name.endsWith("_total")).toBe(type === "counter");
    }
  });

  it("may be measured by nobody, who asks for nothing", () => {
    const source = vi.fn(() => ({ waiting: 0, oldestMs: 0 }));
    noMetrics.watchBacklog("inbox", source);
    noMetrics.received("zalo", "text");
    expect(source).not.toHaveBeenCalled();
  });
});

it("labels are those of the contracts they tell of", () => {
  expectTypeOf<IntentName>().toEqualTypeOf<Intent>();
  expectTypeOf<Exclude<Outcome, "sent">>().toEqualTypeOf<SendFault["kind"]>();
});
