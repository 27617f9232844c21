import { useRef } from 'preact/hooks';
import { blurWords } from './blur-words.ts';
import { DeviceChoices } from './device-choices.tsx';
import { DeviceNotice } from './device-notice.tsx';
import type { LocalMedia } from './media.ts';
import { MicrophoneCheck } from './microphone-check.tsx';

/** Level, choice of devices, test sound and the camera's first state, beside the preview's picture. */
export function PreviewControls({ media, mode }: { media: LocalMedia; mode: 'voice' | 'video' }) {
  const microphoneSelect = useRef<HTMLSelectElement>(null);
  return (
    <>
      <DeviceNotice media={media} />
      <MicrophoneCheck media={media} onChooseAnother={() => microphoneSelect.current?.focus()} />
      <DeviceChoices media={media} mode={mode} microphoneSelect={microphoneSelect} />
      {mode === 'video' && (
        <div class="preview-toggles">
          <label class="preview-toggle">
            <input type="checkbox" checked={!media.camera.value} onChange={media.toggleCamera} />
            Start with camera off
          </label>
          <label class="preview-toggle">
            <input type="checkbox" checked={media.blur.value} onChange={media.toggleBlur} />
            {blurWords[media.blurReach.value]}
          </label>
        </div>
      )}
    </>
  );
}
