import { randomBytes } from "node:crypto";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock } from "../../../src/clock.ts";
import { createLogger } from "../../../src/logger.ts";
import { createRoster } from "../../../src/people/roster.ts";
import { openStore } from "../../../src/store.ts";
import {
  startTelegramServer,
  type TelegramServer,
} from "../../channels/telegram/server/server.ts";
import { type Server, startServer } from "../../storage/postgres/server.ts";
import { openReplica, type Replica } from "./desks.ts";
import { type Front, startFront } from "./front.ts";
import { type Hook, startHook } from "./hook.ts";
import { wards } from "./talks.ts";

const token = "123456789:local-token-of-the-benchmark-0000";
// Chats of officers, beyond those of people.
const firstOfficer = 9_000_001;

/** Desks on one database behind one address, and a platform that delivers to it. */
export interface Scene {
  readonly telegram: TelegramServer;
  readonly database: Server;
  readonly front: Front;
  readonly hook: Hook;
  readonly replicas: readonly Replica[];
  readonly officers: readonly number[];
  readonly deskKey: string;
  readonly folder: string;
  close(): Promise<void>;
}

const knowledge = join(import.meta.dirname, "../../../knowledge");

/** Nothing runs yet but the servers. */
export async function openScene(count: number): Promise<Scene> {
  const folder = await mkdtemp(join(tmpdir(), "trucban-replicas-"));
  const hook = await startHook();
  const knowledgeFolder = join(folder, "knowledge");
  await cp(knowledge, knowledgeFolder, { recursive: true });
  await writeFile(join(knowledgeFolder, "units.yaml"), unitsTold(hook.url));
  const database = await startServer();
  const deskKey = randomBytes(32).toString("base64");
  const replicas: Replica[] = [];
  const front = await startFront(() =>
    replicas.flatMap((one) => one.port() ?? []),
  );
  const telegram = await startTelegramServer({
    token,
    keepCalls: false,
    redeliverAfterMs: 500,
    route: ({ pathname }) => new URL(front.origin + pathname),
  });
  for (let at = 0; at < count; at += 1)
    replicas.push(
      await openReplica({
        folder: join(folder, `machine-${at + 1}`),
        knowledgeFolder,
        settings: {
          TELEGRAM_BOT_TOKEN: token,
          TELEGRAM_API_ROOT: telegram.root,
          TELEGRAM_WEBHOOK_URL: "https://desk.example.vn/telegram",
          TELEGRAM_WEBHOOK_SECRET: "webhook-secret-of-the-benchmark",
          DATABASE_URL: database.url(),
          DESK_KEY: deskKey,
          ADMIN_CODE: "code-of-the-benchmark",
          LOG_LEVEL: "warn",
        },
      }),
    );
  const officers = wards.map((_, at) => firstOfficer + at);
  await enrol(officers, { folder, deskKey, url: database.url() });
  return {
    ...{ telegram, database, front, hook, replicas, officers },
    ...{ deskKey, folder },
    async close() {
      await Promise.all(replicas.map((one) => one.kill()));
      await telegram.stop();
      await Promise.all([front.close(), hook.close(), database.remove()]);
      await rm(folder, { recursive: true });
    },
  };
}

async function enrol(
  officers: readonly number[],
  place: { folder: string; deskKey: string; url: string },
): Promise<void> {
  const { folder, deskKey, url: databaseUrl } = place;
  const logger = createLogger("error", systemClock);
  const { storage } = await openStore({ folder, deskKey, databaseUrl }, logger);
  const roster = createRoster(storage, systemClock);
  for (const [at, chat] of officers.entries())
    await roster.grant(
      { channel: "telegram", sender: String(chat) },
      "officer",
      { unit: `phuong-${wards[at] ?? 0}` },
    );
  await storage.close();
}

/** A unit in each ward, whose officer and whose own system are told of its tips. */
function unitsTold(url: string): string {
  const city = { province: "Tỉnh Trà Vinh", district: "Thành phố Trà Vinh" };
  const destinations = [
    { to: "officers", content: "notice" },
    { to: "webhook", content: "notice", url, secret: "hook.key" },
  ];
  const own = wards.map((ward) => ({
    id: `phuong-${ward}`,
    name: `Công an Phường ${ward}`,
    role: "police",
    ...city,
    ward: `Phường ${ward}`,
    parent: "duty",
    destinations,
  }));
  const duty = { id: "duty", name: "Trực ban", role: "police", fallback: true };
  const oversight = ["oversight", "second"].map((id, at) => ({
    ...{ id, name: id, role: "oversight" },
    ...(at === 0 && { fallback: true }),
  }));
  return JSON.stringify({ units: [duty, ...own, ...oversight] });
}
