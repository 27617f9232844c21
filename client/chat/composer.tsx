import { useEffect, useRef, useState } from 'preact/hooks';
import { limits } from '../../shared/limits.ts';
import { seconds } from '../app/sentences.ts';
import { Icon } from '../ui/icon.tsx';
import { isComposing } from '../ui/is-composing.ts';
import { useNow } from '../ui/use-now.ts';
import type { Chat } from './chat.ts';
import type { TypingTeller } from './tell-typing.ts';

interface ComposerProps {
  chat: Chat;
  teller: TypingTeller;
  /** There is someone to write to. */
  isOpen: boolean;
  /** Takes the focus each time this changes to something new, where that does not bring up a keyboard. */
  focusFor: string | undefined;
}

export function Composer({ chat, teller, isOpen, focusFor }: ComposerProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (focusFor && matchMedia('(hover: hover)').matches) field.current?.focus();
  }, [focusFor]);
  const [isEmpty, setEmpty] = useState(true);

  function send(event: Event) {
    event.preventDefault();
    const text = field.current?.value.trim();
    if (!field.current || !text || !isOpen) return;
    chat.say(text);
    teller.stopped();
    field.current.value = '';
    setEmpty(true);
  }
  function onInput() {
    const hasText = field.current?.value.trim() !== '';
    setEmpty(!hasText);
    if (hasText) teller.typed();
    else teller.stopped();
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter' && !event.shiftKey && !isComposing(event)) send(event);
  }

  return (
    <form class="composer" onSubmit={send}>
      <HeldNote chat={chat} />
      <textarea
        ref={field}
        aria-label="Message"
        rows={1}
        maxLength={limits.textLength}
        placeholder={isOpen ? 'Write something' : ''}
        readOnly={!isOpen}
        enterkeyhint="send"
        onInput={onInput}
        onKeyDown={onKeyDown}
        onBlur={() => teller.stopped()}
      />
      <button type="submit" class="button strong send" disabled={!isOpen || isEmpty}>
        <Icon name="send" />
        Send
      </button>
    </form>
  );
}

function HeldNote({ chat }: { chat: Chat }) {
  const untilMs = chat.heldUntilMs.value;
  const nowMs = useNow(untilMs > 0);
  if (untilMs <= nowMs) return null;
  return (
    <p class="composer-note">
      You're writing faster than we can pass it on. Wait {seconds(untilMs - nowMs)} s.
    </p>
  );
}
