import type { Client } from '../app/client.ts';
import { navigate } from '../app/router.ts';
import { shortcutsShown } from '../app/shortcuts-sheet.tsx';
import { Key } from '../ui/key.tsx';
import { modeOf } from './mode-of.ts';
import { NextKey } from './next-key.tsx';
import type { useCalls } from './use-calls.ts';

interface TalkKeysProps {
  client: Client;
  callParts: ReturnType<typeof useCalls>;
}

/** The keys that are always at the same place, whatever the state. */
export function TalkKeys({ client, callParts }: TalkKeysProps) {
  const { isWriting } = client;
  const mode = modeOf(client.desk.state.value);
  const media = client.calls.media.value;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form's fields.
    <div class="keys" role="group" aria-label="Controls" data-region tabIndex={-1}>
      {mode !== 'text' && callParts && media && <callParts.CallKeys media={media} mode={mode} />}
      {mode !== 'text' && (
        <Key
          icon="text"
          name="Text"
          shortcut="T"
          isPressed={isWriting.value}
          onPress={() => {
            isWriting.value = !isWriting.peek();
          }}
        />
      )}
      <Key
        icon="keys"
        name="Shortcuts"
        shortcut="?"
        onPress={() => {
          shortcutsShown.value = true;
        }}
      />
      <span class="keys-gap" />
      <Key icon="leave" name="Leave" onPress={() => navigate('/')} />
      <NextKey client={client} />
    </div>
  );
}
