import { useState } from 'preact/hooks';
import type { Message } from '../../shared/events.ts';
import type { Connection } from '../app/connection.ts';
import { announce } from '../app/status.ts';
import type { KeptChat } from '../chat/conversation-chat.ts';
import { showLine } from '../chat/show-line.ts';
import { Icon } from '../ui/icon.tsx';
import { Lazily } from '../ui/lazily.tsx';
import type { SearchPlace } from './search.ts';

interface SearchDoorProps {
  connection: Connection;
  place: SearchPlace;
  chat: KeptChat;
}

/** Leads to the search, and from there to a message where it was said. */
export function SearchDoor({ connection, place, chat }: SearchDoorProps) {
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  const go = async ({ id }: Message) => {
    close();
    announce('Going to the message…');
    const isHere = await chat.readBackTo(id);
    if (!isHere || !(await showLine(id))) announce('This message could not be shown here.');
  };
  const load = async () => {
    const { SearchSheet } = await import('./search-sheet.tsx');
    const { request: ask, session } = connection;
    const given = { ask, place, onGo: (message: Message) => void go(message), onClose: close };
    return () => <SearchSheet {...given} myId={session.peek()?.user.id} />;
  };
  const fail = () => {
    close();
    announce('The search could not be loaded.');
  };
  return (
    <>
      <button type="button" class="button" onClick={() => setOpen(true)}>
        <Icon name="search" />
        <span class="word">Search</span>
      </button>
      {isOpen && <Lazily load={load} onFail={fail} />}
    </>
  );
}
