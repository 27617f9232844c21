import { useRef } from 'preact/hooks';
import { DeviceNotice } from './device-notice.tsx';
import { DeviceSelect } from './device-select.tsx';
import type { LocalMedia } from './media.ts';
import { MicrophoneCheck } from './microphone-check.tsx';
import { playTestSound } from './play-test-sound.ts';
import { useDevices } from './use-devices.ts';

/** Level, choice of devices, test sound and the camera's first state, beside the preview's picture. */
export function PreviewControls({ media, mode }: { media: LocalMedia; mode: 'voice' | 'video' }) {
  const microphoneSelect = useRef<HTMLSelectElement>(null);
  const devices = useDevices();
  const ofKind = (kind: MediaDeviceKind) => devices.filter((device) => device.kind === kind);
  const speakers = 'setSinkId' in HTMLMediaElement.prototype ? ofKind('audiooutput') : [];
  const idOf = (track: MediaStreamTrack | null) => track?.getSettings().deviceId ?? '';

  return (
    <>
      <DeviceNotice media={media} />
      <MicrophoneCheck media={media} onChooseAnother={() => microphoneSelect.current?.focus()} />
      {mode === 'video' && (
        <DeviceSelect
          label="Camera"
          devices={ofKind('videoinput')}
          chosen={idOf(media.cameraTrack.value)}
          onChoose={media.chooseCamera}
        />
      )}
      <DeviceSelect
        label="Microphone"
        selectRef={microphoneSelect}
        devices={ofKind('audioinput')}
        chosen={idOf(media.microphoneTrack.value)}
        onChoose={media.chooseMicrophone}
      />
      <div class="preview-speaker">
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
      {mode === 'video' && (
        <label class="preview-toggle">
          <input type="checkbox" checked={!media.camera.value} onChange={media.toggleCamera} />
          Start with camera off
        </label>
      )}
    </>
  );
}
