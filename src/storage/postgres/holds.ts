import { randomUUID } from "node:crypto";
import type { Holds } from "../holds.ts";
import type { Database, Statement } from "./database.ts";
import { storageFault } from "./faults.ts";
import { patiently, type Wait } from "./patience.ts";

/** name, holder, now, until */
const take: Statement = {
  name: "hold-take",
  text: `insert into holds as held (name, holder, until) values ($1, $2, $4)
    on conflict (name) do update set holder = excluded.holder, until = excluded.until
    where held.holder = excluded.holder or held.until <= $3
    returning 1`,
};

/** name, holder */
const release: Statement = {
  name: "hold-release",
  text: "delete from holds where name = $1 and holder = $2",
};

/** now */
const tidy: Statement = {
  name: "hold-tidy",
  text: "delete from holds where until <= $1",
};

// What a process that died has left is passed on to whoever wants it; what nobody wants is removed now and then.
const takesToTidy = 10_000;

export interface HoldsParts {
  readonly database: Database;
  readonly wait: Wait;
  readonly nameOf: (name: string) => Buffer;
}

/** Holds as rows. All may be asked twice: a process that holds something takes it again. */
export function postgresHolds({ database, wait, nameOf }: HoldsParts): Holds {
  const holder = randomUUID();
  let takes = 0;

  async function ask(statement: Statement, values: readonly unknown[]) {
    try {
      return await patiently(wait, () => database.query(statement, values));
    } catch (error) {
      throw storageFault("what is being worked on cannot be told", error);
    }
  }

  return {
    async take(name, now, ms) {
      const moment = now.getTime();
      const values = [nameOf(name), holder, moment, moment + ms];
      const taken = await ask(take, values);
      takes += 1;
      if (takes % takesToTidy === 0) await ask(tidy, [moment]);
      return taken.length > 0;
    },
    async release(name) {
      await ask(release, [nameOf(name), holder]);
    },
  };
}
