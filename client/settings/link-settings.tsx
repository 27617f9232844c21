import { useEffect, useState } from 'preact/hooks';
import { linkCodeMs } from '../../shared/limits.ts';
import { linkedAt } from '../app/linked.ts';
import { failureSentence } from '../app/sentences.ts';
import { announce } from '../app/status.ts';
import { LinkCode } from './link-code.tsx';
import { useConnection } from './use-connection.ts';

type Linking =
  | { kind: 'resting' | 'running' }
  | { kind: 'shown'; code: string; untilMs: number }
  | { kind: 'over' | 'linked' | 'failed'; sentence: string };

/** Gives a code by which another device becomes the same person. */
export function LinkSettings() {
  const connection = useConnection();
  const [state, setState] = useState<Linking>({ kind: 'resting' });
  const isLinked = linkedAt.value !== undefined;
  useEffect(() => {
    if (isLinked) setState(linked);
  }, [isLinked]);

  async function make() {
    if (!connection || state.kind === 'running') return;
    setState({ kind: 'running' });
    connection.open();
    const askedAtMs = Date.now();
    const answer = await connection.request('create_link_code', {});
    if (!answer.ok) return end('failed', `There is no code. ${failureSentence(answer.error)}`);
    setState({ kind: 'shown', code: answer.code, untilMs: askedAtMs + linkCodeMs });
    announce('Here is the code. It works for a minute.');
  }

  function end(kind: 'over' | 'failed', sentence: string) {
    setState({ kind, sentence });
    announce(sentence);
  }

  return (
    <>
      <p>
        Be the same person on another device: show a code here, and open it there. It works once, for a
        minute. Show it to nobody: whoever uses it is you.
      </p>
      {state.kind === 'shown' && (
        <LinkCode code={state.code} untilMs={state.untilMs} onOver={() => end('over', 'The code is over.')} />
      )}
      {'sentence' in state && <p>{state.sentence}</p>}
      <div class="actions">
        <button
          type="button"
          class="button"
          aria-disabled={!connection || state.kind === 'running'}
          onClick={() => void make()}
        >
          {state.kind === 'resting' ? 'Use this identity on another device' : 'New code'}
        </button>
      </div>
    </>
  );
}

const linked: Linking = { kind: 'linked', sentence: 'Done: the other device is you now, too.' };
