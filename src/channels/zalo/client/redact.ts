/** Takes secrets out of text. */
export type Redact = (text: string) => string;

const shown = "<secret>";
// Shorter pieces would take ordinary words out of a sentence.
const shortestPiece = 6;

/**
 * Takes a token out of text that may come from anywhere: as it is, percent-encoded, with its colon as an HTML entity,
 * the half behind the colon alone, and whatever else stands where a token stands in an address (`/bot…/`).
 */
export function redactor(token: string, ...secrets: string[]): Redact {
  const [id = "", ...rest] = token.split(":");
  const secret = rest.join(":");
  const written = [token, secret, ...secrets]
    .filter((piece) => piece.length >= shortestPiece)
    .flatMap((piece) => [piece, encodeURIComponent(piece), encodeURI(piece)]);
  const colons = [
    "%3A",
    "%3a",
    "%253A",
    "&#58;",
    "&#x3a;",
    "&#x3A;",
    "&colon;",
  ];
  const coloned = colons.map((colon) => `${id}${colon}${secret}`);
  const pieces = [...new Set([...coloned, ...written, token])]
    .filter((piece) => piece !== "")
    .sort((one, other) => other.length - one.length);
  return (text) =>
    pieces
      .reduce((left, piece) => left.replaceAll(piece, shown), text)
      .replaceAll(/\/bot[^/\s"'<>]{6,}/g, `/bot${shown}`);
}
