import { packTar, unpackTar } from "modern-tar";

/** A file by a plain name, such as "1.jpg". */
export interface PackedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

// Nothing that a shell, a file system or another tar could take for more than a name.
const plainName = /^[a-z0-9][a-z0-9_-]{0,60}(\.[a-z0-9]{1,10}){0,2}$/;

/** An uncompressed archive in which nothing tells when, by whom or on which machine it was made. Throws {@link RangeError} for a name that is not plain. */
export async function packFiles(
  files: readonly PackedFile[],
): Promise<Uint8Array> {
  return packTar(
    files.map(({ name, bytes }) => {
      if (!plainName.test(name))
        throw new RangeError("a packed file's name is not plain");
      return {
        header: {
          name,
          size: bytes.length,
          mtime: new Date(0),
          mode: 0o600,
          uid: 0,
          gid: 0,
        },
        body: bytes,
      };
    }),
  );
}

/** Throws where it is not such an archive. */
export async function unpackFiles(archive: Uint8Array): Promise<PackedFile[]> {
  const entries = await unpackTar(archive, { strict: true });
  return entries.map(({ header, data }) => {
    if (!plainName.test(header.name) || data === undefined)
      throw new RangeError("an archive holds what was never packed");
    return { name: header.name, bytes: data };
  });
}
