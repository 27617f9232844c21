import { useEffect, useState } from 'preact/hooks';
import { watchHeard } from './watch-heard.ts';

/** Whether nothing at all has come from a microphone since it was switched on. Once anything has, nobody listens on. */
export function useSilence(track: MediaStreamTrack, isOn: boolean): boolean {
  const [isSilent, setSilent] = useState(false);
  useEffect(() => {
    setSilent(false);
    if (!isOn) return;
    const stop = watchHeard(track, (heard) => {
      if (heard === 'nothing') return;
      setSilent(heard === 'silence');
      if (heard !== 'silence') stop();
    });
    return stop;
  }, [track, isOn]);
  return isSilent;
}
