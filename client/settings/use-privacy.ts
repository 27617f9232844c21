import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Results } from '../../shared/events.ts';
import { isSomebody } from '../app/identity.ts';
import { failureSentence } from '../app/sentences.ts';
import { announce } from '../app/status.ts';
import { useConnection } from './use-connection.ts';

export type Privacy = Results['set_privacy'];

interface PrivacyRead {
  privacy: Privacy;
  /** What the server holds is known. */
  isKnown: boolean;
  trouble: string;
  ask(change: Partial<Privacy>): Promise<void>;
}

/** Of whoever is nobody yet. */
const open: Privacy = { readReceipts: true, typing: true, presence: true };

/** What others may notice of us, as the server holds it for all our devices. */
export function usePrivacy(): PrivacyRead {
  const connection = useConnection();
  const [privacy, setPrivacy] = useState(open);
  const [isKnown, setKnown] = useState(!isSomebody());
  const [trouble, setTrouble] = useState('');
  const lastAsked = useRef(0);

  /** Shows the change at once, and what the server says of the last of several. */
  const ask = useCallback(
    async (change: Partial<Privacy>) => {
      if (!connection) return;
      const turn = ++lastAsked.current;
      setPrivacy((before) => ({ ...before, ...change }));
      connection.open();
      const answer = await connection.request('set_privacy', change);
      if (turn !== lastAsked.current) return;
      setKnown(answer.ok);
      const sentence = answer.ok ? '' : `This could not be read or set. ${failureSentence(answer.error)}`;
      setTrouble(sentence);
      if (answer.ok) setPrivacy(answer);
      else announce(sentence);
    },
    [connection],
  );

  useEffect(() => {
    if (connection && isSomebody()) void ask({});
  }, [connection, ask]);
  return { privacy, isKnown: isKnown && connection !== undefined, trouble, ask };
}
