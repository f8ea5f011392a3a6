import { BlockList, isIP } from 'node:net';

/** Proxies in front of the server: so many hops, or these networks; 0 is none. */
export type TrustedProxies = number | readonly string[];

/** Says of each address, from the connection backwards, whether what it wrote into `X-Forwarded-For` is believed. */
export type ProxyTrust = (address: string, hop: number) => boolean;

const MOST_HOPS = 10;
const LOOPBACK = ['127.0.0.0/8', '::1'];

export function proxyTrust(trusted: TrustedProxies): ProxyTrust {
  if (typeof trusted === 'number') return (_address, hop) => hop < trusted;
  const networks = new BlockList();
  for (const network of trusted) addTo(networks, network);
  return (address) => {
    const family = isIP(address);
    return family !== 0 && networks.check(address, family === 4 ? 'ipv4' : 'ipv6');
  };
}

/** `1`, `2` ...; or addresses, networks and `loopback`, with commas between them. Null for anything else. */
export function parseTrustedProxies(text: string): TrustedProxies | null {
  const given = text.trim().toLowerCase();
  if (given === 'false') return 0;
  if (given === 'true') return 1;
  if (/^\d+$/.test(given)) return Number(given) <= MOST_HOPS ? Number(given) : null;
  const parts = given.split(',').map((part) => part.trim());
  const networks = parts.flatMap((part) => (part === 'loopback' ? LOOPBACK : [part]));
  return networks.every(isNetwork) ? networks : null;
}

function isNetwork(text: string): boolean {
  const [address = '', prefix, ...more] = text.split('/');
  const family = isIP(address);
  if (family === 0 || address.includes('%') || more.length > 0) return false;
  if (prefix === undefined) return true;
  // A prefix of 0 believes everybody.
  return /^\d+$/.test(prefix) && Number(prefix) > 0 && Number(prefix) <= (family === 4 ? 32 : 128);
}

function addTo(networks: BlockList, network: string): void {
  const [address = '', prefix] = network.split('/');
  const family = isIP(address) === 4 ? 'ipv4' : 'ipv6';
  if (prefix === undefined) networks.addAddress(address, family);
  else networks.addSubnet(address, Number(prefix), family);
}
