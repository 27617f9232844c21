import type { Client } from '../app/client.ts';
import { Composer } from '../chat/composer.tsx';
import type { Line } from '../chat/line.ts';
import { Transcript } from '../chat/transcript.tsx';
import { TypingLine } from '../chat/typing-line.tsx';
import { modeOf } from './mode-of.ts';
import { SheetGrip } from './sheet-grip.tsx';
import { currentTalk } from './state.ts';

/** What the two write to each other. */
export function TalkText({ client: { desk, calls, talkChat } }: { client: Client }) {
  const state = desk.state.value;
  const talk = currentTalk(state);
  const isText = talk?.match.mode === 'text';
  return (
    <section class="talk-text" aria-label="Chat" data-region tabIndex={-1}>
      {modeOf(state) !== 'text' && <SheetGrip stop={calls.sheet} />}
      {'talk' in state ? (
        <Transcript chat={talkChat} nameOf={nameOf} isKept={false}>
          <p class="transcript-start">Say hello. Nobody knows who you are.</p>
        </Transcript>
      ) : (
        <div class="transcript" />
      )}
      <TypingLine typing={talkChat.typing} />
      <Composer
        // What was begun for one stranger is not to be sent to the next.
        key={'talk' in state ? state.talk.match.matchId : ''}
        chat={talkChat}
        teller={talkChat.teller}
        isOpen={talk !== undefined}
        focusFor={isText ? talk.match.matchId : undefined}
      />
    </section>
  );
}

const nameOf = (line: Line) => (line.kind === 'mine' ? 'You' : 'Stranger');
