import { Client, type ClientBase, Pool } from "pg";
import { createGate } from "./gate.ts";

/** SQL that is sent often has a name, under which the server keeps its plan. */
export interface Statement {
  readonly name?: string;
  readonly text: string;
}

/** Rows as they came, to be checked by who asked. */
export type Query = (
  statement: Statement,
  values?: readonly unknown[],
) => Promise<unknown[]>;

/** Connections to one database. What fails throws what the client throws (./faults.ts). */
export interface Database {
  /** A transaction of its own. */
  readonly query: Query;
  /** All or nothing. */
  transaction<Result>(work: (query: Query) => Promise<Result>): Promise<Result>;
  /** Work on a connection beside the pool, which may take its time. */
  apart<Result>(work: (client: Client) => Promise<Result>): Promise<Result>;
  /** A connection for whoever holds it; not connected yet. */
  client(): Client;
  close(): Promise<void>;
}

// PostgreSQL allows 100 connections unless told otherwise: enough for eight desks, with room for people.
const connections = 10;
const connectMs = 2000;
// What the desk asks takes milliseconds. People hear of a server that hangs within five seconds.
const statementMs = 4000;
const answerMs = 4500;

export function openDatabase(url: string): Database {
  const common = {
    connectionString: url,
    application_name: "trucban",
    connectionTimeoutMillis: connectMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  };
  const pool = new Pool({
    ...common,
    max: connections,
    idleTimeoutMillis: 30_000,
    statement_timeout: statementMs,
    query_timeout: answerMs,
    lock_timeout: statementMs,
    idle_in_transaction_session_timeout: 3 * statementMs,
    verify: (client, done) => {
      client.query(durable).then(() => {
        done();
      }, done);
    },
  });
  // A connection that breaks while nobody uses it is made anew when somebody does. One in use tells of it more than
  // once: who uses it has heard by then.
  pool.on("error", ignore);
  pool.on("connect", (client) => {
    client.on("error", ignore);
  });
  // The pool's own queue gives up after the time that connecting may take, however busy the server is.
  const gate = createGate(connections);

  return {
    query: (statement, values = []) =>
      gate(async () => ask(pool, statement, values)),
    transaction: (work) => gate(() => inTransaction(pool, work)),
    async apart(work) {
      const client = new Client(common);
      client.on("error", ignore);
      try {
        // One that got no further than to be asked for a password must be let go of, too.
        await client.connect();
        await client.query(durable);
        return await work(client);
      } finally {
        await client.end().catch(() => undefined);
      }
    },
    client: () => new Client(common),
    close: () => pool.end(),
  };
}

// An acknowledged write has reached the disk, whatever the server does for others. A stricter setting stays.
const durable =
  "select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off'";

function ignore(): void {
  // Told to whoever asked, in what they are given.
}

async function inTransaction<Result>(
  pool: Pool,
  work: (query: Query) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  let broken = true;
  try {
    await client.query("begin");
    const result = await work((statement, values) =>
      ask(client, statement, values),
    );
    await client.query("commit");
    broken = false;
    return result;
  } catch (error) {
    await client.query("rollback").then(
      () => {
        broken = false;
      },
      () => undefined,
    );
    throw error;
  } finally {
    client.release(broken);
  }
}

async function ask(
  via: Pool | ClientBase,
  statement: Statement,
  values: readonly unknown[] = [],
): Promise<unknown[]> {
  const { rows } = await via.query<object>({
    ...statement,
    values: [...values],
  });
  return rows;
}
