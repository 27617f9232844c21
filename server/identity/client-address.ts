import { type IpAddress, parseAddress } from './trusted-proxies.ts';

export interface Hops {
  /** Who the connection comes from. */
  peer: string | undefined;
  /** The header `X-Forwarded-For`: each proxy appends who it was asked by. */
  forwardedFor: string | undefined;
}

/**
 * The address of a client: the last hop, from the right, that is no trusted proxy. Whatever stands left of it
 * may be forged. A hop that is no address ends the way, and what lies right of it counts.
 */
export function clientAddress(hops: Hops, isTrusted: (address: IpAddress) => boolean): IpAddress | undefined {
  let address = parseAddress(hops.peer ?? '');
  const forwarded = hops.forwardedFor?.split(',').reverse() ?? [];
  for (const hop of forwarded) {
    if (address === undefined || !isTrusted(address)) break;
    const next = parseAddress(hop.trim());
    if (next === undefined) break;
    address = next;
  }
  return address;
}
