import type { Results } from '../../shared/events.ts';
import type { CandidateType } from './gather-candidates.ts';
import type { Probed } from './probe-transport.ts';

/** One line of the connection test. */
export interface Finding {
  kind: 'good' | 'fair' | 'bad';
  sentence: string;
}

const slowMs = 400;

type Ice = Results['get_ice_servers'];

export function webSocketFinding(probed: Probed): Finding {
  if (probed.kind === 'works') return answerFinding('Works', probed.answerMs);
  return bad(`Does not work. ${probed.why || 'Something between here and the server may block it.'}`);
}

export function pollingFinding(probed: Probed): Finding {
  if (probed.kind === 'works') return answerFinding('Works, where a WebSocket does not', probed.answerMs);
  return bad(`Does not work. ${probed.why || 'The server can not be reached.'}`);
}

/** Whether a call can go straight from one to the other. */
export function directFinding(ice: Ice, found: ReadonlySet<CandidateType>): Finding {
  if (ice.iceTransportPolicy === 'relay') return good('Not used here: all calls go through the relay.');
  if (found.has('srflx'))
    return good('Works: your network lets calls through, and your public address is known.');
  if (!found.has('host'))
    return bad('Does not work: this browser offers no way in, or your network blocks it.');
  return ice.iceServers.length === 0
    ? fair('Works within one network. No STUN server is set up here to find the way between two.')
    : fair('Works within one network. No public address was found: your network may block calls.');
}

/** Whether a call can go through the relay. */
export function relayFinding(ice: Ice, found: ReadonlySet<CandidateType>): Finding {
  if (found.has('relay')) return good('Works: the other side does not learn your address.');
  if (hasRelay(ice)) return bad('The relay can not be reached from here: your network may block it.');
  return fair("No relay server is set up here, so some networks won't connect.");
}

const hasRelay = ({ iceServers }: Ice) => iceServers.some(({ urls }) => /(^|,)turns?:/.test(String(urls)));

function answerFinding(words: string, answerMs: number): Finding {
  const sentence = `${words}. The server answers in ${Math.round(answerMs)} ms.`;
  return answerMs > slowMs ? fair(`${sentence} That is slow.`) : good(sentence);
}

const good = (sentence: string): Finding => ({ kind: 'good', sentence });
const fair = (sentence: string): Finding => ({ kind: 'fair', sentence });
const bad = (sentence: string): Finding => ({ kind: 'bad', sentence });
