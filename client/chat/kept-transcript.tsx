import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';
import { type Chunk, chunksOf } from './chunks.ts';
import type { KeptChat } from './conversation-chat.ts';
import { TranscriptChunk } from './transcript-chunk.tsx';
import { TranscriptFrame, type TranscriptFrameProps } from './transcript-frame.tsx';

interface KeptTranscriptProps extends TranscriptFrameProps {
  chat: KeptChat;
}

/** So many of the newest chunks are drawn before it is known what is in sight. */
const drawnAtOnce = 3;

/** The messages of a room or of two people: of thousands only those near what is in sight are in the page. */
export function KeptTranscript({ children, ...frame }: KeptTranscriptProps) {
  const { chat, isMention } = frame;
  const known = useRef<Chunk[]>([]);
  const drawn = useRef(new WeakMap<Chunk, VNode>());
  const chunks = chunksOf(chat.lines.value, known.current, Date.now());
  known.current = chunks;

  /** What is given the same again is not even looked at. */
  const draw = (chunk: Chunk, index: number) => {
    const before = drawn.current.get(chunk);
    if (before) return before;
    const fresh = (
      <TranscriptChunk
        key={chunk.key}
        chunk={chunk}
        chat={chat}
        isMention={isMention}
        startsNear={index >= chunks.length - drawnAtOnce}
      />
    );
    drawn.current.set(chunk, fresh);
    return fresh;
  };

  return (
    <TranscriptFrame {...frame} onNearStart={() => void chat.readEarlier()}>
      {children}
      {chunks.map(draw)}
    </TranscriptFrame>
  );
}
