import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';

/** Networks that are not part of the public web: private, shared, loopback, link-local, multicast and reserved ones. */
const privateNetworks = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const) {
  privateNetworks.addSubnet(network, bits, 'ipv4');
}
for (const [network, bits] of [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 9],
  ['ff00::', 8],
] as const) {
  privateNetworks.addSubnet(network, bits, 'ipv6');
}

/** The kind of a host. A host with several IPs can be partly private. */
export type HostKind = 'public' | 'private' | 'partly private';

function isPrivateIp(ip: string): boolean {
  if (isIP(ip) === 4) return privateNetworks.check(ip, 'ipv4');
  const inner = embeddedIpv4(ip);
  return (
    privateNetworks.check(ip, 'ipv6') ||
    (inner !== undefined && privateNetworks.check(inner, 'ipv4'))
  );
}

/** Returns the IPv4 that is embedded in an IPv6: mapped (`::ffff:`), compatible (`::`), NAT64 or 6to4. */
function embeddedIpv4(ip: string): string | undefined {
  const groups = groupsOf(ip);
  const startsWith = (...start: readonly number[]) =>
    start.every((group, index) => groups[index] === group);
  const isMapped = startsWith(0, 0, 0, 0, 0) && [0, 0xffff].includes(groups[5] ?? -1);
  if (isMapped || startsWith(0, 0, 0, 0, 0xffff, 0)) return dotted(groups[6], groups[7]);
  if (startsWith(0x64, 0xff9b)) return dotted(groups[6], groups[7]);
  return startsWith(0x2002) ? dotted(groups[1], groups[2]) : undefined;
}

/** Returns the eight groups of an IPv6. */
function groupsOf(ip: string): readonly number[] {
  const plain = ip
    .replace(/(?<!%)%.*$/, '')
    .replace(
      /(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/,
      (_, ...[a, b, c, d]: readonly string[]) =>
        [Number(a) * 256 + Number(b), Number(c) * 256 + Number(d)]
          .map((group) => group.toString(16))
          .join(':'),
    );
  const [left = '', right] = plain.split('::');
  const parse = (part: string) =>
    part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16));
  const [before, after] = [parse(left), parse(right ?? '')];
  const gap = right === undefined ? 0 : 8 - before.length - after.length;
  return [...before, ...Array.from({ length: Math.max(0, gap) }, () => 0), ...after];
}

function dotted(high = 0, low = 0): string {
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

/** Access to the network of this computer. Tests replace the functions of this object. */
export const network = {
  /** Returns the IPs of a host name, in the order of the system. */
  ipsOf: async (name: string): Promise<readonly string[]> =>
    (await lookup(name, { all: true })).map(({ address }) => address),
  /** Returns whether an IP belongs to this computer or to a private network. */
  isPrivate: isPrivateIp,
};
