import { useState } from 'preact/hooks';
import type { RequestFailure } from '../../shared/events.ts';
import type { Connection } from '../app/connection.ts';
import { isSomebody, openIdentity } from '../app/identity.ts';
import { partWith } from '../app/parting.ts';
import { navigate } from '../app/router.ts';
import { failureSentence } from '../app/sentences.ts';
import { announce } from '../app/status.ts';

type Taking = { kind: 'asked' | 'running' } | { kind: 'refused'; sentence: string };

/** The other end of `LinkSettings`: asks first, since whoever sends such a link may not be ourselves. */
export function LinkScreen({ connection }: { connection: Connection }) {
  const [code] = useState(location.hash.slice(1));
  const [wasSomebody] = useState(isSomebody);
  const [state, setState] = useState<Taking>(
    code === '' ? { kind: 'refused', sentence: isOver } : { kind: 'asked' },
  );

  async function take() {
    if (state.kind === 'running') return;
    setState({ kind: 'running' });
    connection.open();
    const answer = await connection.request('redeem_link_code', { code });
    if (!answer.ok) {
      const sentence = refusalOf(answer.error);
      setState({ kind: 'refused', sentence });
      announce(sentence);
      return;
    }
    connection.close();
    openIdentity().keep(answer.token);
    partWith(`You are ${answer.user.name} here, too.`);
    location.replace('/');
  }

  return (
    <main class="plain" data-state="link">
      <h1>Use this identity here?</h1>
      {state.kind === 'refused' ? (
        <p class="lede">{state.sentence}</p>
      ) : (
        <div class="plain-words">
          <p class="lede">
            This browser becomes the same person as your other device, with its name, rooms and conversations.
          </p>
          <p>Go on only if you made the code yourself.</p>
          {wasSomebody && <p>Who you have been in this browser is left behind.</p>}
        </div>
      )}
      <div class="actions">
        {state.kind !== 'refused' && (
          <button
            type="button"
            class="button strong"
            aria-disabled={state.kind === 'running'}
            onClick={() => void take()}
          >
            {state.kind === 'running' ? 'One moment…' : 'Use it here'}
          </button>
        )}
        <button type="button" class="button" onClick={() => navigate('/')}>
          Back to the start
        </button>
      </div>
    </main>
  );
}

const isOver = 'This code is used up or over. Make a new one on your other device.';

const isOwn = 'This browser is that person already. Make a new code, and open it on your other device.';

function refusalOf(failure: RequestFailure): string {
  if (failure.code === 'conflict') return isOwn;
  return failure.code === 'not_found' || failure.code === 'bad_request' ? isOver : failureSentence(failure);
}
