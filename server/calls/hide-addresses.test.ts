import { expect, it } from 'vitest';
import { hideAddresses } from './hide-addresses.ts';

const host = 'candidate:1 1 udp 2113937151 192.168.1.7 50000 typ host generation 0';
const reflexive = 'candidate:2 1 udp 1677729535 203.0.113.9 50001 typ srflx raddr 192.168.1.7 rport 50000';
const relay =
  'candidate:3 1 udp 41885439 198.51.100.5 49160 typ relay raddr 203.0.113.9 rport 50001 generation 0';
const hidden = 'candidate:3 1 udp 41885439 198.51.100.5 49160 typ relay raddr 0.0.0.0 rport 0 generation 0';
const trickled = (candidate: string) => ({ type: 'candidate', candidate: { candidate, sdpMid: '0' } });

it("lets a relay's candidate pass, without the address behind it", () => {
  expect(hideAddresses(trickled(relay))).toEqual(trickled(hidden));
});

it.each([host, reflexive])('leaves nothing of a signal that is about %s', (candidate) => {
  expect(hideAddresses(candidate)).toBeUndefined();
  expect(hideAddresses(trickled(candidate))).toBeUndefined();
});

it('keeps the end of the candidates', () => {
  expect(hideAddresses(trickled(''))).toEqual(trickled(''));
});

it('takes addresses out of a description and leaves the rest of it as it is', () => {
  const description = (lines: string[]) => ['v=0', ...lines, 'a=mid:0', ''].join('\r\n');
  const sdp = description(['c=IN IP4 203.0.113.9', `a=${host}`, `a=${reflexive}`, `a=${relay}`]);
  expect(hideAddresses({ type: 'offer', sdp })).toEqual({
    type: 'offer',
    sdp: description(['c=IN IP4 0.0.0.0', `a=${hidden}`]),
  });
});

it.each([{ type: 'bye' }, { text: 'a candidate: me', deep: [1, null, { on: true }] }])(
  'leaves %j alone',
  (signal) => {
    expect(hideAddresses(signal)).toEqual(signal);
  },
);
