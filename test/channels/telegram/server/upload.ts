/** A file that came with a call. */
export class Upload {
  readonly name: string;
  readonly bytes: Uint8Array;

  constructor(name: string, bytes: Uint8Array) {
    this.name = name;
    this.bytes = bytes;
  }
}

/** What a call was given, by name. */
export type Params = Readonly<Record<string, unknown>>;
