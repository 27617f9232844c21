import { directFinding, type Finding, pollingFinding, relayFinding, webSocketFinding } from './findings.ts';
import { gatherCandidates } from './gather-candidates.ts';
import { type Probed, probeTransport } from './probe-transport.ts';

export const ways = ['WebSocket', 'Without WebSocket', 'Calls, directly', 'Calls, through a relay'] as const;

export type Way = (typeof ways)[number];

/** Tries each way to the server and to others, one after the other, and tells each finding as it is made. */
export async function testConnection(tell: (way: Way, finding: Finding) => void): Promise<void> {
  const socket = await probeTransport('websocket');
  tell('WebSocket', webSocketFinding(socket));
  const polling = await probeTransport('polling');
  tell('Without WebSocket', pollingFinding(polling));
  const ice = iceOf(socket) ?? iceOf(polling);
  if (!ice) return tellOfCalls(unknown, unknown);
  if (typeof RTCPeerConnection !== 'function') return tellOfCalls(impossible, impossible);
  const found = await gatherCandidates(ice.iceServers);
  tellOfCalls(directFinding(ice, found), relayFinding(ice, found));

  function tellOfCalls(direct: Finding, relay: Finding) {
    tell('Calls, directly', direct);
    tell('Calls, through a relay', relay);
  }
}

const unknown: Finding = { kind: 'bad', sentence: 'Not known: the server could not be asked.' };
const impossible: Finding = { kind: 'bad', sentence: "This browser can't make calls." };

const iceOf = (probed: Probed) => (probed.kind === 'works' ? probed.ice : undefined);
