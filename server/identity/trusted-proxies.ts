import ipaddr from 'ipaddr.js';

const named: Record<string, string[]> = {
  none: [],
  loopback: ['127.0.0.0/8', '::1/128'],
  private: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'],
};

export type IpAddress = ipaddr.IPv4 | ipaddr.IPv6;
type Block = [IpAddress, number];

/** Whether `proxy` says which addresses it means: one, a CIDR block, or `loopback`, `private`, `none`. */
export function isProxy(proxy: string): boolean {
  return Object.hasOwn(named, proxy) || ipaddr.isValidCIDR(proxy) || parseAddress(proxy) !== undefined;
}

/** Answers whether an address is one of `proxies`, each of which `isProxy`. */
export function trustProxies(proxies: string[]): (address: IpAddress) => boolean {
  const blocks = proxies.flatMap((proxy) => named[proxy] ?? [proxy]).map(toBlock);
  return (address) => blocks.some((block) => address.kind() === block[0].kind() && address.match(block));
}

/** The address that `text` writes in full, an IPv4 in IPv6 clothes as an IPv4; undefined for anything else. */
export function parseAddress(text: string): IpAddress | undefined {
  const isAddress = text.includes(':') ? ipaddr.IPv6.isValid(text) : ipaddr.IPv4.isValidFourPartDecimal(text);
  return isAddress ? ipaddr.process(text) : undefined;
}

function toBlock(proxy: string): Block {
  return ipaddr.isValidCIDR(proxy) ? ipaddr.parseCIDR(proxy) : single(ipaddr.process(proxy));
}

function single(address: IpAddress): Block {
  return [address, address.kind() === 'ipv4' ? 32 : 128];
}
