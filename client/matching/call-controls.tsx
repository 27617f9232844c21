import type { Client } from '../app/client.ts';
import { ariaKeyOf } from '../app/keymap.ts';
import { preferences } from '../app/preferences.ts';
import { Key } from '../ui/key.tsx';
import type { useCalls } from './use-calls.ts';

interface CallControlsProps {
  client: Client;
  callParts: ReturnType<typeof useCalls>;
  mode: 'voice' | 'video';
}

/** Microphone, camera, blur, the written side and all that is rarer. */
export function CallControls({ client: { calls, isWriting }, callParts, mode }: CallControlsProps) {
  const media = calls.media.value;
  return (
    <>
      {callParts && media && <callParts.CallKeys media={media} mode={mode} />}
      <Key
        icon="text"
        name="Text"
        shortcut={ariaKeyOf('write', preferences.value)}
        isPressed={isWriting.value}
        onPress={() => {
          calls.sheet.value = 'half';
          isWriting.value = !isWriting.peek();
        }}
      />
      {callParts && media && (
        <callParts.MoreKey>
          <callParts.MorePanel media={media} mode={mode} ownHidden={calls.ownHidden} />
        </callParts.MoreKey>
      )}
    </>
  );
}
