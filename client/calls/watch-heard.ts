import { type Heard, hear } from './heard.ts';
import { watchLevel } from './watch-level.ts';

/** Tells what has come from a track since now, and its level, once a frame until the returned function is called. */
export function watchHeard(track: MediaStreamTrack, tell: (heard: Heard, level: number) => void): () => void {
  let heard: Heard = 'nothing';
  let sinceMs: number | undefined;
  return watchLevel(track, (level) => {
    const nowMs = performance.now();
    sinceMs ??= nowMs;
    heard = hear(heard, level, nowMs - sinceMs);
    tell(heard, level);
  });
}
