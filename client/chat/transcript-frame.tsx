import type { ComponentChildren } from 'preact';
import type { Chat } from './chat.ts';
import type { Line } from './line.ts';
import { useLogVoice } from './use-log-voice.ts';
import { useReadingPlace } from './use-reading-place.ts';

export interface TranscriptFrameProps {
  chat: Chat;
  /** Of a log of many, what is meant for us. */
  isMention?(line: Line): boolean;
  /** Somebody reads near the oldest line. */
  onNearStart?(): void;
  children?: ComponentChildren;
}

const nearStartPx = 300;

/** What scrolls and is read aloud: the messages, and what stands before them. */
export function TranscriptFrame({ chat, isMention, onNearStart, children }: TranscriptFrameProps) {
  const { log, noteScroll, isPrepended, isAway } = useReadingPlace(chat.lines.value);
  const live = useLogVoice(chat, isMention);
  return (
    <div class="transcript-frame">
      <div
        ref={log}
        class="transcript"
        role="log"
        aria-live={isPrepended ? 'off' : live}
        // What is taken back is not read aloud line by line.
        aria-relevant="additions"
        aria-label="Conversation"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        tabIndex={0}
        onScroll={(event) => {
          noteScroll(event);
          if (event.currentTarget.scrollTop < nearStartPx) onNearStart?.();
        }}
      >
        {children}
      </div>
      {isAway && (
        <button
          type="button"
          class="button to-newest"
          onClick={() => log.current?.scrollTo(0, log.current.scrollHeight)}
        >
          Newest messages
        </button>
      )}
    </div>
  );
}
