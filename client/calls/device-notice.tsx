import { useState } from 'preact/hooks';
import { DeviceSelect } from './device-select.tsx';
import { isIosSafari } from './ios-safari.ts';
import type { LocalMedia } from './media.ts';
import { deviceAdvice } from './media-errors.ts';
import { Sentence } from './sentence.tsx';
import { useDevices } from './use-devices.ts';

/** What is wrong with a device that should be on, with the ways to get it or another one back. */
export function DeviceNotice({ media }: { media: LocalMedia }) {
  const [choosing, setChoosing] = useState(false);
  const devices = useDevices();
  const trouble = media.trouble.value;
  if (!trouble) return null;

  const { device, fault } = trouble;
  const isCamera = device === 'camera';
  const others = devices.filter(({ kind }) => kind === (isCamera ? 'videoinput' : 'audioinput'));
  const tryAgain = isCamera ? media.toggleCamera : media.toggleMicrophone;
  const actions = {
    'try again': tryAgain,
    'ask again': tryAgain,
    'choose another': () => setChoosing(true),
  };
  return (
    <div class="device-notice" role="alert">
      <Sentence text={deviceAdvice(device, fault, isIosSafari(navigator)).sentence} actions={actions} />
      {choosing && (
        <DeviceSelect
          label={isCamera ? 'Camera' : 'Microphone'}
          devices={others}
          chosen=""
          onChoose={isCamera ? media.chooseCamera : media.chooseMicrophone}
        />
      )}
    </div>
  );
}
