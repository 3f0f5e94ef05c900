import { appendFile, chown, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { programs, runner } from "./programs.ts";

/** A real server on a socket of its own. */
export interface Server {
  readonly folder: string;
  /** Of a database of that name. */
  url(database?: string, user?: string): string;
  /** immediate: as a power failure. */
  stop(how?: "fast" | "immediate"): Promise<void>;
  start(): Promise<void>;
  /** Stops it and takes everything away. */
  remove(): Promise<void>;
}

const settings = `
listen_addresses = ''
max_connections = 200
shared_buffers = 64MB
max_wal_size = 4GB
`;

// The user "locked" must show a password, all others need not.
const access = `
local all locked scram-sha-256
local all all trust
`;

/** Lays out a database server in a temporary folder and starts it, whoever asks. `more`: lines of postgresql.conf. */
export async function startServer(more = ""): Promise<Server> {
  const folder = await mkdtemp(join(tmpdir(), "trucban-pg-"));
  const person = runner();
  if (person !== undefined) await chown(folder, person.uid, person.gid);
  const run = await programs(folder);
  const data = join(folder, "data");
  await run(
    ...(["initdb", "-D", data, "-U", "trucban", "-E", "UTF8"] as const),
    ...["--auth=trust", "--no-locale", "--no-sync"],
  );
  await appendFile(
    join(data, "postgresql.conf"),
    `${settings}unix_socket_directories = '${folder}'\n${more}\n`,
  );
  await writeFile(join(data, "pg_hba.conf"), access);
  const control = (...args: string[]) =>
    run("pg_ctl", "-D", data, "-w", "-l", join(folder, "log"), ...args);
  const server: Server = {
    folder,
    url: (database = "postgres", user = "trucban") =>
      `postgresql:///${database}?user=${user}&host=${encodeURIComponent(folder)}`,
    start: () => control("start"),
    stop: (how = "fast") => control("stop", "-m", how),
    async remove() {
      await server.stop("immediate").catch(() => undefined);
      await rm(folder, { recursive: true, force: true });
    },
  };
  await server.start();
  return server;
}
