import { BlockList, isIP } from 'node:net';

/** What is not the public Internet (IANA special-purpose registries): this machine, the local net, the cloud's metadata. */
// Two lists: Node checks IPv4 addresses against IPv6 nets as well (as ::ffff:…), which would refuse them all.
const blocked4 = new BlockList();
const blocked6 = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const) {
  blocked4.addSubnet(net, bits, 'ipv4');
}
// Only 2000::/3 is global unicast; what is carved out of it, or carries an IPv4 address inside, is refused as well.
for (const [net, bits] of [
  ['::', 3],
  ['4000::', 2],
  ['8000::', 1],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const) {
  blocked6.addSubnet(net, bits, 'ipv6');
}
const mapped = /^(?:0*:)*:?(?:0*:)?ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/** Whether an IP address belongs to this machine or a private, link-local or reserved net. What is no address at all is. */
export function isPrivateAddress(address: string): boolean {
  const bare = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '');
  const inner = mapped.exec(bare)?.[1];
  if (inner) return isPrivateAddress(inner);
  const family = isIP(bare);
  if (family === 4) return blocked4.check(bare, 'ipv4');
  if (family === 6) return blocked6.check(bare, 'ipv6');
  return true;
}
