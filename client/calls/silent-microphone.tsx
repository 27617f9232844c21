import { useEffect, useState } from 'preact/hooks';
import { announce } from '../app/status.ts';
import { DeviceSelect } from './device-select.tsx';
import type { LocalMedia } from './media.ts';
import { silentMicrophone } from './media-errors.ts';
import { Sentence } from './sentence.tsx';
import { useDevices } from './use-devices.ts';
import { useSilence } from './use-silence.ts';

/** Says in a call that the microphone gives nothing, though it is on. */
export function SilentMicrophone({ media }: { media: LocalMedia }) {
  const [choosing, setChoosing] = useState(false);
  const microphones = useDevices().filter(({ kind }) => kind === 'audioinput');
  const isSilent = useSilence(media.microphoneTrack.value, media.microphone.value);
  useEffect(() => {
    if (isSilent) announce('Your microphone is on but we hear nothing.');
  }, [isSilent]);
  if (!isSilent) return null;
  return (
    <div class="device-notice">
      <Sentence text={silentMicrophone} actions={{ 'choose another': () => setChoosing(true) }} />
      {choosing && (
        <DeviceSelect
          label="Microphone"
          devices={microphones}
          chosen={media.microphoneId.value}
          onChoose={media.chooseMicrophone}
        />
      )}
    </div>
  );
}
