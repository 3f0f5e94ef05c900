import { InputError } from "../errors.ts";

/** Why nothing can listen there, in one line for who set HOST and PORT; faults of other kinds as they are. */
export function listenFault(
  error: unknown,
  host: string,
  port: number,
): unknown {
  const code = error instanceof Error && "code" in error ? error.code : "";
  switch (code) {
    case "EADDRINUSE":
      return new InputError(
        `HOST and PORT: another program listens on ${host} port ${port}; stop it or set another PORT`,
      );
    case "EACCES":
      return new InputError(
        `PORT: this user may not listen on port ${port}; set one from 1024 up and let a reverse proxy pass requests on`,
      );
    case "EADDRNOTAVAIL":
    case "EAFNOSUPPORT":
    case "EINVAL":
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return new InputError(
        `HOST: ${host} is no address of this machine; expected 127.0.0.1, 0.0.0.0 or one that it has`,
      );
    default:
      return error;
  }
}
