import type { RefObject } from 'preact';
import { DeviceSelect } from './device-select.tsx';
import type { LocalMedia } from './media.ts';
import { playTestSound } from './play-test-sound.ts';
import { useDevices } from './use-devices.ts';

interface DeviceChoicesProps {
  media: LocalMedia;
  mode: 'voice' | 'video';
  microphoneSelect?: RefObject<HTMLSelectElement | null>;
}

/** Which camera, microphone and loudspeaker are used; a change takes effect at once, also in a call. */
export function DeviceChoices({ media, mode, microphoneSelect }: DeviceChoicesProps) {
  const devices = useDevices();
  const ofKind = (kind: MediaDeviceKind) => devices.filter((device) => device.kind === kind);
  const speakers = 'setSinkId' in HTMLMediaElement.prototype ? ofKind('audiooutput') : [];
  return (
    <>
      {mode === 'video' && (
        <DeviceSelect
          label="Camera"
          devices={ofKind('videoinput')}
          chosen={media.cameraId.value}
          onChoose={media.chooseCamera}
        />
      )}
      <DeviceSelect
        label="Microphone"
        {...(microphoneSelect && { selectRef: microphoneSelect })}
        devices={ofKind('audioinput')}
        chosen={media.microphoneId.value}
        onChoose={media.chooseMicrophone}
      />
      <div class="speaker-choice">
        <DeviceSelect
          label="Speaker"
          devices={speakers}
          chosen={media.speaker.value || 'default'}
          onChoose={(deviceId) => {
            media.speaker.value = deviceId;
          }}
        />
        <button type="button" class="button" onClick={() => void playTestSound(media.speaker.peek())}>
          Test sound
        </button>
      </div>
    </>
  );
}
