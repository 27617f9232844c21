import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { announce } from '../app/status.ts';
import { nameSentence } from './name-sentence.ts';
import { useConnection } from './use-connection.ts';

type Saving = { kind: 'resting' | 'running' } | { kind: 'saved' | 'refused'; sentence: string };

export function YouSettings() {
  const connection = useConnection();
  const [saving, setSaving] = useState<Saving>({ kind: 'resting' });
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  const name = connection?.session.value?.user.name;

  useEffect(() => {
    const isWriting = document.activeElement === field.current;
    if (field.current && name !== undefined && !isWriting) field.current.value = name;
  }, [name]);

  async function save(event: Event) {
    event.preventDefault();
    if (!connection || !field.current || saving.kind === 'running') return;
    setSaving({ kind: 'running' });
    connection.open();
    const answer = await connection.rename(field.current.value);
    if (!answer.ok) {
      const sentence = nameSentence(answer.error);
      setSaving({ kind: 'refused', sentence });
      announce(sentence);
      field.current?.focus();
      return;
    }
    const sentence = `You are called ${answer.user.name} now.`;
    if (field.current) field.current.value = answer.user.name;
    setSaving({ kind: 'saved', sentence });
    announce(sentence);
  }

  return (
    <form class="setting" onSubmit={(event) => void save(event)}>
      <label class="setting-name" for={id}>
        Name shown in rooms
      </label>
      <div class="setting-line">
        <input
          ref={field}
          id={id}
          type="text"
          autocomplete="nickname"
          spellcheck={false}
          aria-describedby={`${id}-hint ${id}-refusal`}
          aria-invalid={saving.kind === 'refused'}
        />
        <button type="submit" class="button" aria-disabled={!connection || saving.kind === 'running'}>
          {saving.kind === 'running' ? 'Saving…' : 'Save'}
        </button>
      </div>
      <p id={`${id}-refusal`} class="field-refusal">
        {saving.kind === 'refused' && saving.sentence}
      </p>
      {saving.kind === 'saved' && <p>{saving.sentence}</p>}
      <p id={`${id}-hint`} class="setting-hint">
        In rooms, and to people you go on talking with. Without one you get a made-up name. To a stranger you
        are Stranger.
      </p>
    </form>
  );
}
