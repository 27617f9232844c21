import type { Client } from '../app/client.ts';
import { navigate } from '../app/router.ts';
import { KeepKey } from '../direct/keep-key.tsx';
import { Key } from '../ui/key.tsx';
import { CallControls } from './call-controls.tsx';
import { modeOf } from './mode-of.ts';
import { NextKey } from './next-key.tsx';
import { currentTalk } from './state.ts';
import type { useCalls } from './use-calls.ts';

interface TalkKeysProps {
  client: Client;
  callParts: ReturnType<typeof useCalls>;
}

/** The keys that are always at the same place, whatever the state. */
export function TalkKeys({ client, callParts }: TalkKeysProps) {
  const mode = modeOf(client.desk.state.value);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form's fields.
    <div class="keys" role="group" aria-label="Controls" data-region tabIndex={-1}>
      {mode !== 'text' && <CallControls client={client} callParts={callParts} mode={mode} />}
      <div class="keep-key">
        <KeepKey client={client} />
      </div>
      <span class="keys-gap" />
      <div class="leave-key">
        <Key icon="leave" name="Leave" onPress={() => leave(client)} />
      </div>
      <NextKey client={client} />
    </div>
  );
}

/** From a talk to its end, where that can be taken back; from anywhere else to the start. */
function leave({ desk }: Client): void {
  if (currentTalk(desk.state.peek())) desk.part();
  else navigate('/');
}
