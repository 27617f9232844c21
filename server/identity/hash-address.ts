import { createHmac } from 'node:crypto';
import type { IpAddress } from './trusted-proxies.ts';

/**
 * What stands for an address outside this process: nobody can find the address behind it without the secret.
 * A household's IPv6 addresses, a /64, have one and the same.
 */
export function hashAddress(address: IpAddress | undefined, secret: string): string {
  return createHmac('sha256', `address ${secret}`)
    .update(networkOf(address))
    .digest('base64url')
    .slice(0, 22);
}

function networkOf(address: IpAddress | undefined): string {
  if (address === undefined) return 'unknown';
  if (address.kind() === 'ipv4') return address.toString();
  return `${address.toByteArray().slice(0, 8).join('.')}/64`;
}
