import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';

const secretKey = /token|key|secret|sig|pass|auth|credential|session/i;

/** Returns a URL for reports and files: without user, password and values of secret parameters. */
export function publicUrl(url: string): string {
  if (!URL.canParse(url)) return url;
  const parsed = new URL(url);
  const secrets = [...parsed.searchParams.keys()].filter((key) => secretKey.test(key));
  if (parsed.username === '' && parsed.password === '' && secrets.length === 0) return url;
  parsed.username = '';
  parsed.password = '';
  for (const key of secrets) parsed.searchParams.set(key, '***');
  return parsed.href;
}

/** Splits a URL into one without user and password, and the header that sends them. */
export function withoutCredentials(url: string): {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
} {
  const parsed = new URL(url);
  const { username, password } = parsed;
  if (username === '' && password === '') return { url: parsed, headers: {} };
  parsed.username = '';
  parsed.password = '';
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return {
    url: parsed,
    headers: { authorization: `Basic ${Buffer.from(pair).toString('base64')}` },
  };
}

const privateRanges = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const) {
  privateRanges.addSubnet(network, bits, 'ipv4');
  privateRanges.addSubnet(`::ffff:${network}`, 96 + bits, 'ipv6');
}
privateRanges.addSubnet('::', 127, 'ipv6');
privateRanges.addSubnet('fc00::', 7, 'ipv6');
privateRanges.addSubnet('fe80::', 10, 'ipv6');

/** Returns whether a host is this computer or in a private network. */
export async function isPrivateHost(hostname: string): Promise<boolean> {
  const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  if (host === 'localhost' || host.endsWith('.localhost')) return true;
  const ips = isIP(host) === 0 ? await ipsOf(host) : [host];
  return ips.some((ip) => privateRanges.check(ip, isIP(ip) === 6 ? 'ipv6' : 'ipv4'));
}

async function ipsOf(host: string): Promise<readonly string[]> {
  try {
    return (await lookup(host, { all: true })).map(({ address }) => address);
  } catch {
    return []; // an unknown host: the request fails on its own
  }
}
