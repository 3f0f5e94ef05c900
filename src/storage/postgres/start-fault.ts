import { InputError } from "../../errors.ts";
import { faultCode } from "./faults.ts";

/**
 * What an operator is told when the database cannot be opened. It names the place and never the user or the password;
 * errors that are sentences already stay as they are.
 */
export function startFault(url: string, error: unknown): Error {
  if (error instanceof InputError) return error;
  const code = faultCode(error);
  const { server, database } = placeIn(url);
  return new InputError(
    `DATABASE_URL: ${lineOf(code, server, database)}`,
    // Its words may quote the user.
    { cause: code },
  );
}

function lineOf(code: string, server: string, database: string): string {
  if (/^(E(CONN|PIPE|TIMEDOUT|HOST|NET|AI_|NOTFOUND)|ENOENT)/.test(code))
    return `no PostgreSQL answers at ${server} (${code}); start it, or correct the address`;
  if (/^28/.test(code))
    return `PostgreSQL at ${server} refuses the user or the password; correct them`;
  return sentences[code]?.(server, database) ?? otherwise(server, code);
}

function otherwise(server: string, code: string): string {
  return `PostgreSQL at ${server} cannot be used (${code}); its log says why`;
}

type Sentence = (server: string, database: string) => string;

const sentences: Readonly<Record<string, Sentence>> = {
  "3D000": (server, database) =>
    `PostgreSQL at ${server} has no database ${database}; make it with createdb, or correct the name`,
  "3F000": (_, database) =>
    `database ${database} has no schema to make tables in; make it, or correct search_path`,
  "42501": (_, database) =>
    `the user may not make tables in database ${database}; make the user its owner`,
  "53100": (server) => `the disk of PostgreSQL at ${server} is full; make room`,
  "53300": (server) =>
    `PostgreSQL at ${server} has no connection left; raise its max_connections`,
  "55P03": () =>
    "another process has been migrating the database for a minute; wait for it or stop it",
  "57P03": (server) =>
    `PostgreSQL at ${server} is starting or stopping; start the desk when it is up`,
};

function placeIn(url: string): { server: string; database: string } {
  const { hostname, port, pathname, searchParams } = new URL(url);
  const host = searchParams.get("host") ?? decodeURIComponent(hostname);
  const server = host.startsWith("/") ? host : `${host}:${port || "5432"}`;
  return { server, database: decodeURIComponent(pathname.slice(1)) };
}
