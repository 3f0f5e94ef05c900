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

function blockList(): BlockList {
  const list = new BlockList();
  const add = (nets: readonly string[], family: "ipv4" | "ipv6") => {
    for (const net of nets) {
      const [address = "", bits] = net.split("/");
      list.addSubnet(address, Number(bits), family);
    }
  };
  add(v4, "ipv4");
  add(v6, "ipv6");
  return list;
}

const special = blockList();

/** Whether an IP address belongs to the public internet. */
export function isPublic(address: string): boolean {
  const family = isIP(address);
  if (family === 0) return false;
  return !special.check(address, family === 6 ? "ipv6" : "ipv4");
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
