// Where a person has no button to hand over a location, a link copied out of a map says as much. Short links
// (maps.app.goo.gl, goo.gl/maps) hold no coordinates: only their owner knows where they lead.

/** A place on the earth in degrees, WGS 84. */
export interface Coordinates {
  readonly latitude: number;
  readonly longitude: number;
}

/** The first place that a text names by a map link, a geo: address, or a pair of degrees within Vietnam. */
export function coordinatesIn(text: string): Coordinates | undefined {
  for (const link of text.match(/https?:\/\/[^\s<>"]+/gi) ?? []) {
    const place = fromLink(link);
    if (place !== undefined) return place;
  }
  const words = text.replaceAll(/https?:\/\/[^\s<>"]+/gi, " ");
  const geo = new RegExp(String.raw`\bgeo:${pair}`, "i").exec(words);
  return geo === null ? (fromDegrees(words) ?? bare(words)) : checked(geo);
}

const number = String.raw`[+-]?\d{1,3}(?:\.\d+)?`;
const pair = String.raw`(?<latitude>${number})\s*,\s*(?<longitude>${number})(?![\d.]*\d)`;

function fromLink(link: string): Coordinates | undefined {
  if (!URL.canParse(link)) return undefined;
  const url = new URL(link);
  const address = decoded(url.pathname + url.search + url.hash);
  const host = url.hostname.toLowerCase();
  if (/(^|\.)google(\.[a-z]{2,3}){1,2}$/.test(host))
    return (
      googlePin(address) ??
      fromQuery(url) ??
      fromDegrees(address) ??
      first(address, [`/(?:place|search)/${pair}`, `@${pair}`])
    );
  if (host === "maps.apple.com" || host === "maps.apple") return fromQuery(url);
  if (/(^|\.)(openstreetmap|osm)\.org$/.test(host))
    return (
      combined(url.searchParams.get("mlat"), url.searchParams.get("mlon")) ??
      first(address, [
        `#map=[\\d.]+/(?<latitude>${number})/(?<longitude>${number})`,
      ])
    );
  return bare(address);
}

/** The pin of a place, rather than the middle of the map it is shown on; the last is the one looked at. */
function googlePin(address: string): Coordinates | undefined {
  const pins = address.matchAll(
    new RegExp(`!3d(?<latitude>${number})!4d(?<longitude>${number})`, "g"),
  );
  const last = [...pins].at(-1);
  return last && checked(last);
}

// The place comes before the middle of the map. Google: q, query, destination, daddr, ll, center; Apple: coordinate, ll, q, daddr.
const parameters = [
  "coordinate",
  "query",
  "q",
  "destination",
  "daddr",
  "ll",
  "center",
];

function fromQuery(url: URL): Coordinates | undefined {
  for (const name of parameters) {
    const value = url.searchParams.get(name);
    if (value === null) continue;
    const place = first(value.trim(), [`^(?:loc:)?\\s*${pair}`]);
    if (place !== undefined) return place;
  }
  return undefined;
}

const arc = (name: string, letters: string) =>
  String.raw`(?<${name}D>\d{1,3})°\s*(?<${name}M>\d{1,2})['′’]\s*(?:(?<${name}S>\d{1,2}(?:\.\d+)?)(?:"|″|”|''))?\s*(?<${name}L>[${letters}])`;
const degrees = new RegExp(
  String.raw`${arc("north", "NS")}[\s,+]*${arc("east", "EW")}`,
  "i",
);

/** Degrees, minutes and seconds, as Google Maps writes them: 9°56'05.6"N 106°20'32.3"E. */
function fromDegrees(text: string): Coordinates | undefined {
  const groups = degrees.exec(text)?.groups;
  if (groups === undefined) return undefined;
  const angle = (name: string) => {
    const part = (letter: string) => Number(groups[name + letter] ?? 0);
    const size = part("D") + part("M") / 60 + part("S") / 3600;
    return /[SW]/i.test(groups[`${name}L`] ?? "") ? -size : size;
  };
  return onEarth(angle("north"), angle("east"));
}

// Three decimals may as well be sums of money (10.500, 106.000), and are no place to send anybody to: 100 m.
const precise = String.raw`\d{1,3}\.\d{4,}`;
const anywhere = new RegExp(
  String.raw`(?<![\d.,])(?<latitude>${precise})\s*[,;/\s]\s*(?<longitude>${precise})(?![\d]|\.\d)`,
  "g",
);

/** Two numbers that name nothing else than a place in Vietnam. */
function bare(text: string): Coordinates | undefined {
  return [...text.matchAll(anywhere)]
    .map(checked)
    .find((place) => place !== undefined && inVietnam(place));
}

// The mainland from 8°27' to 23°23' N and from 102°8' E, and the seas with Hoang Sa and Truong Sa to 117°50' E.
function inVietnam({ latitude, longitude }: Coordinates): boolean {
  return (
    latitude >= 6.5 &&
    latitude <= 23.4 &&
    longitude >= 102.1 &&
    longitude <= 118
  );
}

function first(
  text: string,
  patterns: readonly string[],
): Coordinates | undefined {
  for (const pattern of patterns) {
    const match = new RegExp(pattern, "i").exec(text);
    const place = match === null ? undefined : checked(match);
    if (place !== undefined) return place;
  }
  return undefined;
}

function checked({ groups }: RegExpExecArray): Coordinates | undefined {
  return combined(groups?.["latitude"], groups?.["longitude"]);
}

function combined(
  latitude: string | null | undefined,
  longitude: string | null | undefined,
): Coordinates | undefined {
  if (!latitude || !longitude) return undefined;
  return onEarth(Number(latitude), Number(longitude));
}

function onEarth(latitude: number, longitude: number): Coordinates | undefined {
  // Written so that what is no number does not pass.
  const real = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
  // Where nothing was chosen, maps point at the Gulf of Guinea.
  if (!real || (latitude === 0 && longitude === 0)) return undefined;
  return { latitude, longitude };
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address.replaceAll("+", " "));
  } catch {
    return address;
  }
}
