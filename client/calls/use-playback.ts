import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/**
 * Plays a stream in an element. `true` while the browser waits for a gesture on the page before it lets
 * the sound be heard; the next one starts it.
 */
export function usePlayback(
  element: RefObject<HTMLMediaElement | null>,
  stream: MediaStream | null,
): boolean {
  const [blocked, setBlocked] = useState(false);

  useEffect(() => {
    const player = element.current;
    if (!player) return;
    player.srcObject = stream;
    if (!stream) return;
    const play = () =>
      player.play().then(
        () => setBlocked(false),
        (error: Error) => setBlocked(error.name === 'NotAllowedError'),
      );
    void play();
    document.addEventListener('pointerdown', play);
    document.addEventListener('keydown', play);
    return () => {
      document.removeEventListener('pointerdown', play);
      document.removeEventListener('keydown', play);
    };
  }, [element, stream]);

  return blocked;
}
