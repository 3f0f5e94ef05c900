import { lookup } from "node:dns";
import { BlockList, isIP, type LookupFunction } from "node:net";

// What IANA keeps for special use (registries of special-purpose IPv4 and IPv6 addresses): an address that somebody else
// wrote must not lead into the network the desk stands in.
const v4 = [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.88.99.0/24",
  "192.168.0.0/16",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/3",
];
// Only 2000::/3 is given out; within it these are special or lead back to addresses of version 4.
const v6 = [
  "::/3",
  "2001::/23",
  "2001:db8::/32",
  "2002::/16",
  "3fff::/20",
  "4000::/2",
  "8000::/1",
];

function blockList(
  nets: readonly string[],
  family: "ipv4" | "ipv6",
): BlockList {
  const list = new BlockList();
  for (const net of nets) {
    const [address = "", bits] = net.split("/");
    list.addSubnet(address, Number(bits), family);
  }
  return list;
}

// Apart, since the one of version 6 would hold all addresses of version 4, written as ::ffff:a.b.c.d.
const special4 = blockList(v4, "ipv4");
const special6 = blockList(v6, "ipv6");

/** Whether an IP address belongs to the public internet. */
export function isPublic(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !special4.check(address, "ipv4");
  return family === 6 && !special6.check(address, "ipv6");
}

/** Resolves names as Node does, but refuses those that lead to an address which is not public: it is then not connected to. */
export const publicLookup: LookupFunction = (name, options, callback) => {
  lookup(name, { ...options, all: true }, (error, found) => {
    if (error !== null) {
      callback(error, "", 4);
      return;
    }
    const [first] = found;
    if (first === undefined || !found.every(({ address }) => isPublic(address)))
      callback(new Error("not a public address"), "", 4);
    else if (options.all === true) callback(null, found);
    else callback(null, first.address, first.family);
  });
};

/** Whether an address is https and, where it names no host but an IP address, public. Names are checked when they are resolved. */
export function isPublicHttps(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  const host = hostname.replace(/^\[|\]$/g, "");
  return protocol === "https:" && (isIP(host) === 0 || isPublic(host));
}
