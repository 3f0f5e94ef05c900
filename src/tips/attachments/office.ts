import { signs, uintLittle } from "./bytes.ts";
import type { AttachmentKind, Refusal } from "./kinds.ts";

// An office file is a zip archive. Only its list of contents is read, nothing is unpacked, so that no archive can grow
// in memory (APPNOTE.TXT 4.3.12 and 4.3.16; ECMA-376 part 2).

const mostEntries = 2000;
/** A list that promises more than this when unpacked is a bomb for whoever opens it. */
const mostUnpacked = 200_000_000;
const active =
  /vba|macro|activex|(?<!printersettings\d*)\.bin$|\.(exe|dll|js|vbs|ps1|bat|cmd|jar|ole|zip)$|embeddings\//i;

/** A letter or a sheet without macros and without other files in it; or why not. */
export function officeKind(bytes: Uint8Array): AttachmentKind | Refusal {
  const names = namesIn(bytes);
  if (names === undefined || !names.includes("[Content_Types].xml"))
    return names?.includes("AndroidManifest.xml") === true
      ? "program"
      : "archive";
  if (names.some((name) => active.test(name))) return "macros";
  if (names.includes("word/document.xml")) return "docx";
  return names.includes("xl/workbook.xml") ? "xlsx" : "archive";
}

function namesIn(bytes: Uint8Array): string[] | undefined {
  const tail = Math.max(0, bytes.length - 65_557);
  const found = Buffer.from(bytes.subarray(tail)).lastIndexOf(
    "PK\x05\x06",
    undefined,
    "latin1",
  );
  if (found < 0) return undefined;
  const end = tail + found;
  const count = uintLittle(bytes, end + 10, 2);
  // Behind the record may only be the comment that it tells of; a second archive's would stand there.
  const whole = end + 22 + uintLittle(bytes, end + 20, 2) === bytes.length;
  if (count > mostEntries || !whole) return undefined;
  const names: string[] = [];
  let at = uintLittle(bytes, end + 16, 4);
  let unpacked = 0;
  for (let entry = 0; entry < count; entry += 1) {
    if (signs(bytes, at, 4) !== "PK\x01\x02") return undefined;
    const length = uintLittle(bytes, at + 28, 2);
    names.push(signs(bytes, at + 46, Math.min(length, 300)));
    unpacked += uintLittle(bytes, at + 24, 4);
    at +=
      46 +
      length +
      uintLittle(bytes, at + 30, 2) +
      uintLittle(bytes, at + 32, 2);
  }
  // The list must reach to its end, or a reader from the front sees other files than one from the back.
  return at === end && unpacked <= mostUnpacked ? names : undefined;
}
