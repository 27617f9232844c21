import { useEffect } from 'preact/hooks';
import type { Mode } from '../../shared/events.ts';
import type { Lobby } from '../../shared/http-answers.ts';
import type { Client } from '../app/client.ts';
import { navigate, redirect } from '../app/router.ts';
import type { Relay } from '../calls/calls.ts';
import { lobby, watchLobby } from '../landing/lobby.ts';
import { Top } from '../ui/top.tsx';
import { myWishes } from './my-wishes.ts';
import { useCalls } from './use-calls.ts';

export function PreviewScreen({ client: { desk, calls } }: { client: Client }) {
  useEffect(watchLobby, []);
  const callParts = useCalls(true);
  const state = desk.state.value;
  if (state.kind !== 'preview') return <main class="preview-screen" data-state={state.kind} />;
  const { wishes } = state;
  const { mode } = wishes;

  function changeMode(next: Mode) {
    myWishes.value = { ...myWishes.peek(), mode: next };
    if (next !== 'text') return desk.dispatch({ kind: 'previewed', wishes: { ...wishes, mode: next } });
    void desk.search({ ...wishes, mode: next });
    redirect('/talk');
  }

  return (
    <main class="preview-screen" data-state="preview" data-mode={mode}>
      <Top />
      {callParts && mode !== 'text' ? (
        <callParts.Preview
          mode={mode}
          relay={relayOf(lobby.value)}
          onMode={changeMode}
          onCancel={() => navigate('/')}
          onReady={(media) => {
            calls.keepMedia(media);
            void desk.search(wishes);
            redirect('/talk');
          }}
        />
      ) : (
        <>
          <p class="state-sentence">Opening the line…</p>
          <div class="actions">
            <button type="button" class="button" onClick={() => navigate('/')}>
              Back
            </button>
          </div>
        </>
      )}
    </main>
  );
}

function relayOf(known: Lobby | undefined): Relay {
  if (!known?.relay) return 'none';
  return known.relayRequired ? 'required' : 'offered';
}
