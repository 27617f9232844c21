import { useState } from 'preact/hooks';
import { mayAskToNotify } from '../app/may-notify.ts';
import { prefer, preferences } from '../app/preferences.ts';
import { noticesBlockedSentence } from '../app/sentences.ts';
import { announce } from '../app/status.ts';
import { switchNotices } from '../app/switch-notices.ts';
import type { Chat } from './chat.ts';

interface NoticesOfferProps {
  chat: Chat;
  question: string;
}

/** Offers notices to somebody who has written here, and so may wait for an answer: once, and then in the settings only. */
export function NoticesOffer({ chat, question }: NoticesOfferProps) {
  const [isBlocked, setBlocked] = useState(false);
  const { notices, noticesOffered } = preferences.value;
  const hasWritten = chat.lines.value.some(({ kind }) => kind === 'mine');
  const isOpen = !notices && !noticesOffered && hasWritten && mayAskToNotify();
  if (!isOpen && !isBlocked) return null;
  const close = () => {
    prefer({ noticesOffered: true });
    setBlocked(false);
  };
  const accept = async () => {
    const isOn = await switchNotices(true);
    prefer({ noticesOffered: true });
    setBlocked(!isOn);
    announce(isOn ? 'Notices are on.' : noticesBlockedSentence);
  };
  return (
    <div class="notices-offer">
      <p>{isBlocked ? noticesBlockedSentence : question}</p>
      <div class="actions">
        {!isBlocked && (
          <button type="button" class="button strong" onClick={() => void accept()}>
            Notify me
          </button>
        )}
        <button type="button" class="button" onClick={close}>
          {isBlocked ? 'Close' : 'No, thanks'}
        </button>
      </div>
    </div>
  );
}
