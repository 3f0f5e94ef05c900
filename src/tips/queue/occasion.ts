import type { Delivery } from "../desk/tip.ts";

/** What happened, of which several deliveries may tell: an officer of two units, or with a tip in hand, hears of it once. */
export function occasionOf({ key, to }: Delivery): string {
  switch (to.is) {
    case "reporter":
    case "topics":
      return key;
    case "officer":
      return without(key, `.${to.officer.channel}.${to.officer.sender}`);
    case "destination":
      return key.replace(new RegExp(`\\.${to.unit}\\.\\d+$`), "");
  }
}

function without(key: string, end: string): string {
  return key.endsWith(end) ? key.slice(0, -end.length) : key;
}
