import {
  collectDefaultMetrics,
  Counter,
  Gauge,
  Histogram,
  Registry,
} from "prom-client";
import type { Backlog, Metrics, Usage } from "./metrics.ts";

/** Metrics, and what they have come to in the text format of Prometheus. */
export interface PrometheusMetrics extends Metrics {
  readonly contentType: string;
  text(): Promise<string>;
}

// A write that is forced to the disk takes 1 to 50 ms.
const quick = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 5];

// A reply waits for its turn under the platforms' rates, and for a network.
const patient = [0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30, 60, 300];

/** Metrics in a registry of their own. `processToo` adds the memory, CPU, files and event loop of this process. */
export function createPrometheus({
  processToo,
}: {
  readonly processToo: boolean;
}): PrometheusMetrics {
  const registry = new Registry();
  const registers = [registry];
  // Standard names, which dashboards know: process_…, nodejs_….
  if (processToo) collectDefaultMetrics({ register: registry });
  const received = new Counter({
    name: "trucban_messages_received_total",
    help: "Messages and notices that came in, by what they are.",
    labelNames: ["channel", "kind"],
    registers,
  });
  const sent = new Counter({
    name: "trucban_replies_sent_total",
    help: "Attempts to send one piece of a reply, by how they ended.",
    labelNames: ["channel", "outcome"],
    registers,
  });
  const intents = new Counter({
    name: "trucban_intents_total",
    help: "Messages worked on, by what they wanted.",
    labelNames: ["intent"],
    registers,
  });
  const errors = new Counter({
    name: "trucban_errors_total",
    help: "Failures, by the part of a message's way.",
    labelNames: ["where"],
    registers,
  });
  const stored = new Histogram({
    name: "trucban_store_duration_seconds",
    help: "From the arrival of a message until it is safe on the disk.",
    labelNames: ["channel"],
    buckets: quick,
    registers,
  });
  const handled = new Histogram({
    name: "trucban_handle_duration_seconds",
    help: "Work of the desk on one message.",
    labelNames: ["intent"],
    buckets: quick,
    registers,
  });
  const answered = new Histogram({
    name: "trucban_answer_duration_seconds",
    help: "From the arrival of a message until the platform took the first reply.",
    labelNames: ["channel"],
    buckets: patient,
    registers,
  });
  const waiting = new Gauge({
    name: "trucban_backlog_messages",
    help: "What waits to be worked on (inbox) or to be sent (outbox).",
    labelNames: ["queue"],
    registers,
  });
  const oldest = new Gauge({
    name: "trucban_backlog_oldest_seconds",
    help: "How long the oldest of a backlog has been waiting.",
    labelNames: ["queue"],
    registers,
  });
  const usage = new Gauge({
    name: "trucban_zalo_allowance_used_ratio",
    help: "Share of what Zalo allows the bot that is used up: of this month's messages, of users.",
    labelNames: ["of"],
    registers,
  });
  const backlogs = new Map<string, () => Backlog | Promise<Backlog>>();
  let usageNow: (() => Usage | Promise<Usage>) | undefined;

  async function look(): Promise<void> {
    for (const [queue, source] of backlogs) {
      const backlog = await seen(source);
      show(waiting, { queue }, backlog?.waiting);
      show(oldest, { queue }, inSeconds(backlog?.oldestMs));
    }
    if (usageNow === undefined) return;
    const shares = await seen(usageNow);
    show(usage, { of: "messages" }, shares?.messages);
    show(usage, { of: "users" }, shares?.users);
  }

  return {
    contentType: registry.contentType,
    async text() {
      await look();
      return registry.metrics();
    },
    received(channel, kind) {
      received.inc({ channel, kind });
    },
    sent(channel, outcome) {
      sent.inc({ channel, outcome });
    },
    intent(intent) {
      intents.inc({ intent });
    },
    failed(where) {
      errors.inc({ where });
    },
    stored(channel, ms) {
      stored.observe({ channel }, ms / 1000);
    },
    handled(intent, ms) {
      handled.observe({ intent }, ms / 1000);
    },
    answered(channel, ms) {
      answered.observe({ channel }, ms / 1000);
    },
    watchBacklog(queue, source) {
      backlogs.set(queue, source);
    },
    watchUsage(source) {
      usageNow = source;
    },
  };
}

/** Undefined where the source throws: what it would tell is left out. */
async function seen<Value>(
  source: () => Value | Promise<Value>,
): Promise<Value | undefined> {
  try {
    return await source();
  } catch {
    return undefined;
  }
}

function show<Label extends string>(
  gauge: Gauge<Label>,
  labels: Record<Label, string>,
  value: number | undefined,
): void {
  if (value === undefined) gauge.remove(labels);
  else gauge.set(labels, value);
}

function inSeconds(ms: number | undefined): number | undefined {
  return ms === undefined ? undefined : ms / 1000;
}
