/** What each side tells the other over the data channel. */
export interface PeerStatus {
  microphone: boolean;
  camera: boolean;
  /** The link is weak for this side: both pause their video to keep the sound. */
  weak: boolean;
  /** The phone is out of its person's sight: no video is sent. */
  away: boolean;
}

const longestStatus = 1_024;

/** Reads a status that the other side has sent; null for anything else. */
export function readPeerStatus(text: string): PeerStatus | null {
  if (text.length > longestStatus) return null;
  try {
    const { microphone, camera, weak, away = false } = Object(JSON.parse(text));
    const valid = [microphone, camera, weak, away].every((value) => typeof value === 'boolean');
    return valid ? { microphone, camera, weak, away } : null;
  } catch {
    return null;
  }
}
