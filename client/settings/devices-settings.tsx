import { useState } from 'preact/hooks';
import { prefer, preferences } from '../app/preferences.ts';
import { DeviceSelect } from '../calls/device-select.tsx';
import { playTestSound } from '../calls/play-test-sound.ts';
import { useDevices } from '../calls/use-devices.ts';
import { Toggle } from './toggle.tsx';

/** The devices of the next call: those that were chosen last, here or in a call. */
export function DevicesSettings() {
  const devices = useDevices();
  const set = preferences.value;
  const ofKind = (kind: MediaDeviceKind) => devices.filter((device) => device.kind === kind);
  const speakers = 'setSinkId' in HTMLMediaElement.prototype ? ofKind('audiooutput') : [];
  return (
    <>
      {devices.length === 0 && (
        <p>
          Your browser names your devices here once you have allowed the camera or the microphone for a call.
        </p>
      )}
      <DeviceSelect
        label="Camera"
        devices={ofKind('videoinput')}
        chosen={set.cameraId}
        onChoose={(cameraId) => prefer({ cameraId })}
      />
      <DeviceSelect
        label="Microphone"
        devices={ofKind('audioinput')}
        chosen={set.microphoneId}
        onChoose={(microphoneId) => prefer({ microphoneId })}
      />
      <DeviceSelect
        label="Speaker"
        devices={speakers}
        chosen={set.speakerId || 'default'}
        onChoose={(speakerId) => prefer({ speakerId })}
      />
      {devices.length > 0 && (
        <p class="setting-hint">For your next call. During one, More has the same choices.</p>
      )}
      <TestSound speakerId={set.speakerId} />
      <Toggle
        label="Show my own picture as in a mirror"
        hint="Only to you. The others always see you as you are."
        isOn={set.mirrored}
        onChange={(mirrored) => prefer({ mirrored })}
      />
    </>
  );
}

function TestSound({ speakerId }: { speakerId: string }) {
  const [isSilent, setSilent] = useState(false);
  const play = () =>
    playTestSound(speakerId).then(
      () => setSilent(false),
      () => setSilent(true),
    );
  return (
    <>
      <div class="actions">
        <button type="button" class="button" onClick={() => void play()}>
          Test sound
        </button>
      </div>
      {isSilent && <p role="alert">This speaker can not be used. Choose another.</p>}
    </>
  );
}
