// The errors of both JavaScript SDKs of the platform in one family. node-zalo-bot 0.1.6: BaseError, FatalError,
// ParseError, ZaloError, each with a `code`. zalo-bot-node-sdk 1.0.0: ZaloBotError with `method` and `errorCode`.
// None has a cause: what axios throws holds the address, and the address holds the token.

/** What all errors of the client have in common. */
export class BaseError extends Error {
  override name = "BaseError";
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }

  toJSON(): Record<string, unknown> {
    return { code: this.code, message: this.message };
  }
}

/** A call that failed. The message is the platform's description, with every secret taken out. */
export class ZaloBotError extends BaseError {
  override name = "ZaloBotError";
  readonly method: string;
  /** The platform's error_code, else the HTTP status; undefined where there was no answer. */
  readonly errorCode: number | undefined;

  constructor(
    method: string,
    message: string,
    errorCode?: number,
    code = "EZALO",
  ) {
    super(code, message);
    this.method = method;
    this.errorCode = errorCode;
  }

  override toJSON(): Record<string, unknown> {
    const { method, errorCode } = this;
    return { ...super.toJSON(), method, errorCode };
  }
}

/** The platform answered `ok: false`, whatever the HTTP status (mostly 200). */
export class ZaloError extends ZaloBotError {
  override name = "ZaloError";
  readonly response: {
    readonly ok: false;
    readonly description: string;
    readonly error_code: number | undefined;
  };

  constructor(method: string, description: string, errorCode?: number) {
    super(method, description, errorCode);
    this.response = { ok: false, description, error_code: errorCode };
  }
}

/** The answer was not the platform's JSON: most often a page of the gateway before it (429, 502, 504). */
export class ParseError extends ZaloBotError {
  override name = "ParseError";
  readonly httpStatus: number;

  constructor(method: string, httpStatus: number, message: string) {
    super(method, message, httpStatus, "EPARSE");
    this.httpStatus = httpStatus;
  }
}

/** There was no answer. */
export class FatalError extends ZaloBotError {
  override name = "FatalError";
  /** What the system calls it (ECONNREFUSED, ECONNRESET), ETIMEDOUT, or ABORTED where the caller gave up. */
  readonly systemCode: string;
  /** False where no connection came about, so that the platform cannot have seen the request. */
  readonly connected: boolean;

  constructor(
    method: string,
    systemCode: string,
    connected: boolean,
    message = systemCode,
  ) {
    super(method, message, undefined, "EFATAL");
    this.systemCode = systemCode;
    this.connected = connected;
  }
}

/** As `ZaloBot.errors`, the way node-zalo-bot hands them out. */
export const errors = {
  BaseError,
  FatalError,
  ParseError,
  ZaloError,
  ZaloBotError,
};
