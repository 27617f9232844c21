import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { announce } from '../app/status.ts';
import { nameSentence } from './name-sentence.ts';
import { useConnection } from './use-connection.ts';

type Renaming = { kind: 'resting' | 'running' } | { kind: 'saved' | 'refused'; sentence: string };

/** Keeps our name in a field, as long as nobody writes there, and saves what is written. */
export function useRenaming(field: RefObject<HTMLInputElement | null>) {
  const connection = useConnection();
  const [renaming, setRenaming] = useState<Renaming>({ kind: 'resting' });
  const name = connection?.session.value?.user.name;

  useEffect(() => {
    const isWriting = document.activeElement === field.current;
    if (field.current && name !== undefined && !isWriting) field.current.value = name;
  }, [name, field]);

  async function save() {
    if (!connection || !field.current || renaming.kind === 'running') return;
    setRenaming({ kind: 'running' });
    connection.open();
    const answer = await connection.rename(field.current.value);
    if (!answer.ok) {
      const sentence = nameSentence(answer.error);
      setRenaming({ kind: 'refused', sentence });
      announce(sentence);
      field.current?.focus();
      return;
    }
    const sentence = `You are called ${answer.user.name} now.`;
    if (field.current) field.current.value = answer.user.name;
    setRenaming({ kind: 'saved', sentence });
    announce(sentence);
  }

  return { renaming, save, canSave: connection !== undefined && renaming.kind !== 'running' };
}
