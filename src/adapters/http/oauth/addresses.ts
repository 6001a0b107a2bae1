import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';
import type { FastifyRequest } from 'fastify';
import { isLoopback } from '../listen.ts';

const NOT_PUBLIC = new BlockList();
for (const [net, bits] of [
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
] as const)
  NOT_PUBLIC.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [
  ['::', 96],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  NOT_PUBLIC.addSubnet(net, bits, 'ipv6');

const isPublic = (address: string): boolean =>
  !NOT_PUBLIC.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');

/**
 * Whether a document may be fetched from there. A client names itself by an address: it must not make this server ask
 * machines that only this server reaches. The library looks again at the very connection.
 */
export async function isPublicAddress(address: string): Promise<boolean> {
  const host = new URL(address).hostname.replace(/^\[|\]$/g, '');
  try {
    const found = await lookup(host, { all: true });
    return found.length > 0 && found.every((one) => isPublic(one.address));
  } catch {
    return false;
  }
}

/** Where a code may be sent: https, this machine, or a program by a scheme of its own. */
export function isSafeRedirect(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  if (protocol === 'https:') return true;
  if (protocol === 'http:') return isLoopback(hostname.replace(/^\[|\]$/g, ''));
  return !UNSAFE.has(protocol);
}

const UNSAFE = new Set([
  'javascript:',
  'data:',
  'file:',
  'blob:',
  'vbscript:',
  'about:',
  'ftp:',
  'ws:',
  'wss:',
]);

/** Where this server is reached: as it was told, else by the name the request came with. */
export function baseOf({ protocol, host }: FastifyRequest, told: string | null): string {
  if (told !== null) return told;
  return /^[a-z0-9.-]+(?::\d{1,5})?$|^\[[0-9a-f:.]+\](?::\d{1,5})?$/i.test(host)
    ? `${protocol}://${host.toLowerCase()}`
    : `${protocol}://localhost`;
}
