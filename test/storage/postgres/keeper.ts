import { startServer } from "./server.ts";

// Keeps a server for as long as its standard input is open: until who started it wants no more of it, or was killed.

const server = await startServer();
process.stdout.write(`${server.url()}\n`);
process.stdin.resume();
process.stdin.once("end", () => {
  void server.remove();
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
  process.on(signal, () => undefined);
