import { useId, useRef } from 'preact/hooks';
import { useRenaming } from './use-renaming.ts';

export function YouSettings() {
  const field = useRef<HTMLInputElement>(null);
  const { renaming, save, canSave } = useRenaming(field);
  const id = useId();

  function submit(event: Event) {
    event.preventDefault();
    void save();
  }

  return (
    <form class="setting" onSubmit={submit}>
      <label class="setting-name" for={id}>
        Name shown in rooms
      </label>
      <div class="setting-line">
        <input
          ref={field}
          id={id}
          class="boxed"
          type="text"
          autocomplete="nickname"
          spellcheck={false}
          aria-describedby={`${id}-hint ${id}-refusal`}
          aria-invalid={renaming.kind === 'refused'}
        />
        <button type="submit" class="button" aria-disabled={!canSave}>
          {renaming.kind === 'running' ? 'Saving…' : 'Save'}
        </button>
      </div>
      <p id={`${id}-refusal`} class="field-refusal">
        {renaming.kind === 'refused' && renaming.sentence}
      </p>
      {renaming.kind === 'saved' && <p>{renaming.sentence}</p>}
      <p id={`${id}-hint`} class="setting-hint">
        In rooms, and to people you go on talking with. Without one you get a made-up name. To a stranger you
        are Stranger.
      </p>
    </form>
  );
}
