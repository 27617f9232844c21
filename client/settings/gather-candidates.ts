import type { IceServer } from '../../shared/events.ts';

const withinMs = 8_000;

export type CandidateType = 'host' | 'srflx' | 'relay';

/** The kinds of ways by which this browser could be reached in a call: it looks for them as it would for one. */
export async function gatherCandidates(iceServers: IceServer[]): Promise<Set<CandidateType>> {
  const found = new Set<CandidateType>();
  const peer = new RTCPeerConnection({ iceServers });
  try {
    const gathered = new Promise<void>((resolve) => {
      setTimeout(resolve, withinMs);
      peer.addEventListener('icecandidate', ({ candidate }) => {
        if (!candidate) resolve();
        else if (isKnown(candidate.type)) found.add(candidate.type);
      });
    });
    peer.createDataChannel('probe');
    await peer.setLocalDescription();
    await gathered;
  } finally {
    peer.close();
  }
  return found;
}

const isKnown = (type: string | null): type is CandidateType =>
  type === 'host' || type === 'srflx' || type === 'relay';
