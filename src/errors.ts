// Few classes, each for one kind of reader. Messages never hold a user's text, names, tokens or codes.

/** Data that an operator wrote (settings, knowledge, a plan's text) cannot be used. One line: file, line, found, expected. */
export class InputError extends Error {
  override name = "InputError" as const;
}

/** A document changed between reading and writing: read again, decide again, write again. */
export class ConflictError extends Error {
  override name = "ConflictError" as const;
}

/** Stored data cannot be read or written. `code` is the system's ("ENOSPC", "EROFS") where there is one. */
export class StorageError extends Error {
  override name: "StorageError" | "AwayError" | "DamageError" = "StorageError";
  readonly code: string | undefined;

  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.code =
      cause instanceof Error && "code" in cause
        ? String(cause.code)
        : undefined;
  }
}

/** What keeps the data is away, and may be back in a moment: the same may succeed then. */
export class AwayError extends StorageError {
  override name = "AwayError" as const;
}

/** A stored document holds what no write leaves behind. `file` is where it stands; its path names nobody. */
export class DamageError extends StorageError {
  override name = "DamageError" as const;
  override readonly code = "DAMAGED";
  readonly file: string;

  /** Without a cause: its words would quote the content. */
  constructor(file: string) {
    super("a document is damaged");
    this.file = file;
  }
}
