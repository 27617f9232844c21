import { useState } from 'preact/hooks';
import { isSomebody } from '../app/identity.ts';
import { failureSentence } from '../app/sentences.ts';
import { announce } from '../app/status.ts';
import { Confirm } from '../ui/confirm.tsx';
import { forgetDevice } from './forget-device.ts';
import { useConnection } from './use-connection.ts';

type Deletion = { kind: 'unasked' | 'asked' | 'running' } | { kind: 'failed'; sentence: string };

export function DeleteData() {
  const connection = useConnection();
  const [state, setState] = useState<Deletion>({ kind: 'unasked' });
  const close = () => setState((before) => (before.kind === 'running' ? before : { kind: 'unasked' }));

  async function run() {
    if (!connection || state.kind === 'running') return;
    setState({ kind: 'running' });
    if (isSomebody()) {
      connection.open();
      const answer = await connection.request('delete_my_data', {});
      if (!answer.ok) {
        const sentence = `Perhaps not everything was deleted. ${failureSentence(answer.error)}`;
        setState({ kind: 'failed', sentence });
        announce(sentence);
        return;
      }
    }
    connection.close();
    await forgetDevice('Everything was deleted.');
  }

  return (
    <>
      <div class="actions">
        <button type="button" class="button" onClick={() => setState({ kind: 'asked' })}>
          Delete everything now
        </button>
      </div>
      {state.kind !== 'unasked' && (
        <Confirm
          title="Delete everything?"
          act={state.kind === 'running' ? 'Deleting…' : 'Delete everything'}
          isHeld={!connection || state.kind === 'running'}
          onAct={() => void run()}
          onBack={close}
        >
          <ul class="plain-list">
            <li>What you wrote in direct messages and in rooms is blanked for everybody.</li>
            <li>Your name, your settings and your conversations are gone, on all your devices.</li>
            <li>You leave all rooms, and the conversation that is on.</li>
            <li>Whom you blocked may meet you again.</li>
          </ul>
          <p>It cannot be undone. Next time you are somebody new.</p>
          {state.kind === 'failed' && <p class="field-refusal">{state.sentence}</p>}
        </Confirm>
      )}
    </>
  );
}
