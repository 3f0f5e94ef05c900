// Few classes, each for one kind of reader. Messages never hold a user's text, names, tokens or codes.

/** Data that an operator wrote (settings, knowledge, a plan's text) cannot be used. One line: file, line, found, expected. */
export class InputError extends Error {
  override name = "InputError" as const;
}
