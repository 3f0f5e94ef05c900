import { connect, createServer, type Socket } from "node:net";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { temporaryFolder } from "../../temporary-folder.ts";
import { freshPostgres } from "./fresh.ts";

/** A line to the server that can be cut. */
export interface Wire {
  readonly url: string;
  /** Cuts every connection as soon as the server has answered what comes next: the answer is lost, the work is done. */
  loseNextAnswer(): void;
  /** How many connections were cut. */
  readonly cuts: number;
}

/** An address of an empty schema behind a line of its own. */
export async function wireTo(): Promise<Wire> {
  const url = new URL(await freshPostgres());
  const target = url.searchParams.get("host") ?? "";
  const folder = await temporaryFolder();
  const file = ".s.PGSQL.5432";
  const state = { lose: false, cuts: 0 };
  const open = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(join(target, file));
    let losing = false;
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => {
        near.destroy();
        far.destroy();
        open.delete(socket);
      });
    }
    near.on("data", (data) => {
      if (state.lose) losing = true;
      state.lose = false;
      far.write(data);
    });
    far.on("data", (data) => {
      if (!losing) near.write(data);
      else {
        state.cuts += 1;
        near.destroy();
      }
    });
  });
  await new Promise<void>((resolve) =>
    server.listen(join(folder, file), resolve),
  );
  onTestFinished(() => {
    for (const socket of open) socket.destroy();
    server.close();
  });
  url.searchParams.set("host", folder);
  return {
    url: url.href,
    get cuts() {
      return state.cuts;
    },
    loseNextAnswer() {
      state.lose = true;
    },
  };
}
