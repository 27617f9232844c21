import { describe, expect, test } from 'vitest';
import { clientAddress } from './client-address.ts';
import { hashAddress } from './hash-address.ts';
import { trustProxies } from './trusted-proxies.ts';

const isTrusted = trustProxies(['loopback', '10.0.0.0/8', '192.0.2.7', '2001:db8::/32']);

function addressOf(peer: string | undefined, forwardedFor?: string): string | undefined {
  return clientAddress({ peer, forwardedFor }, isTrusted)?.toString();
}

describe('the address of a client', () => {
  test.each([
    ['is the peer when nothing is forwarded', '203.0.113.9', undefined, '203.0.113.9'],
    ['is the peer when that is no proxy, whatever it claims', '203.0.113.9', '1.2.3.4', '203.0.113.9'],
    ['is what the proxy says', '127.0.0.1', '203.0.113.9', '203.0.113.9'],
    [
      'is not what the client forged before the proxy appended',
      '127.0.0.1',
      '1.2.3.4, 203.0.113.9',
      '203.0.113.9',
    ],
    [
      'is found through a chain of proxies',
      '127.0.0.1',
      '1.2.3.4,203.0.113.9, 10.1.1.1 ,192.0.2.7',
      '203.0.113.9',
    ],
    ['is the last valid hop before garbage', '127.0.0.1', '203.0.113.9, <script>, 10.1.1.1', '10.1.1.1'],
    ['is the proxy when the header is garbage', '127.0.0.1', 'unknown', '127.0.0.1'],
    ['is the proxy when the header is empty', '127.0.0.1', '', '127.0.0.1'],
    ['is the first hop when all are proxies', '127.0.0.1', '10.0.0.5, 10.1.1.1', '10.0.0.5'],
    ['is IPv4 when the socket is IPv6', '::ffff:203.0.113.9', undefined, '203.0.113.9'],
    ['is found through a proxy in IPv6 clothes', '::ffff:127.0.0.1', '::ffff:203.0.113.9', '203.0.113.9'],
    ['may be IPv6', '2001:db8::1', '2a00:1:2:3::4', '2a00:1:2:3::4'],
    ['is never a number in disguise', '127.0.0.1', '0x7f.1', '127.0.0.1'],
    ['is not known without a peer', undefined, '203.0.113.9', undefined],
  ])('%s', (_what, peer, forwardedFor, expected) => {
    expect(addressOf(peer, forwardedFor)).toBe(expected);
  });
});

describe('the hash of an address', () => {
  const hash = (address: string, secret = 'one') =>
    hashAddress(
      clientAddress({ peer: address, forwardedFor: undefined }, () => false),
      secret,
    );

  test('is the same for all of an IPv6 network', () => {
    expect(hash('2a00:1:2:3::4')).toBe(hash('2a00:1:2:3:ffff::5'));
    expect(hash('2a00:1:2:3::4')).not.toBe(hash('2a00:1:2:4::4'));
  });

  test('tells IPv4 addresses apart, and secrets', () => {
    expect(hash('203.0.113.9')).not.toBe(hash('203.0.113.10'));
    expect(hash('203.0.113.9')).not.toBe(hash('203.0.113.9', 'two'));
  });

  test('does not hold the address', () => {
    expect(hash('203.0.113.9')).toMatch(/^[\w-]{22}$/);
  });
});
