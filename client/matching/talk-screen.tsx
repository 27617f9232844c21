import type { Client } from '../app/client.ts';
import { Seam } from '../ui/seam.tsx';
import { modeOf } from './mode-of.ts';
import { OwnSide } from './own-side.tsx';
import { seamState } from './seam-state.ts';
import { isCall } from './state.ts';
import { StrangerPane } from './stranger-pane.tsx';
import { TalkKeys } from './talk-keys.tsx';
import { TalkText } from './talk-text.tsx';
import { useCalls } from './use-calls.ts';

export function TalkScreen({ client }: { client: Client }) {
  const state = client.desk.state.value;
  const link = client.connection.link.value;
  const mode = modeOf(state);
  const callParts = useCalls(isCall(mode));
  const isOwnShown = mode !== 'text' && !client.calls.ownHidden.value;
  const isWriting = mode === 'text' || client.isWriting.value;
  return (
    <main
      class="talk"
      data-state={client.seat.isFull.value ? 'full' : state.kind}
      data-mode={mode}
      data-writing={isWriting}
      data-own={isOwnShown}
      data-sheet={client.calls.sheet.value}
    >
      <StrangerPane client={client} callParts={callParts} />
      <Seam state={seamState(state, link)} />
      {mode !== 'text' && isOwnShown && (
        <OwnSide mode={mode} media={client.calls.media.value} callParts={callParts} />
      )}
      {isWriting && <TalkText client={client} />}
      <TalkKeys client={client} callParts={callParts} />
    </main>
  );
}
