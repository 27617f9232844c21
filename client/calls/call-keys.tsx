import { ariaKeyOf } from '../app/keymap.ts';
import { preferences } from '../app/preferences.ts';
import { Key } from '../ui/key.tsx';
import { DeviceNotice } from './device-notice.tsx';
import type { LocalMedia } from './media.ts';
import { SilentMicrophone } from './silent-microphone.tsx';

/** The round keys that switch what is sent, pressed is on, and what is wrong with a device. */
export function CallKeys({ media, mode }: { media: LocalMedia; mode: 'voice' | 'video' }) {
  return (
    <div class="call-keys">
      <Key
        name="Microphone"
        icon="voice"
        shortcut={ariaKeyOf('microphone', preferences.value)}
        isPressed={media.microphone.value}
        onPress={media.toggleMicrophone}
      />
      {mode === 'video' && (
        <>
          <Key
            name="Camera"
            icon="video"
            shortcut={ariaKeyOf('camera', preferences.value)}
            isPressed={media.camera.value}
            onPress={media.toggleCamera}
          />
          <div class="blur-key">
            <Key
              name="Blur"
              icon="blur"
              shortcut={ariaKeyOf('blur', preferences.value)}
              isPressed={media.blur.value}
              onPress={media.toggleBlur}
            />
          </div>
        </>
      )}
      <div class="call-notice">
        <DeviceNotice media={media} />
        <SilentMicrophone media={media} />
      </div>
    </div>
  );
}
