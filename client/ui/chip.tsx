import { Icon } from './icon.tsx';

export function Chip({ word, onRemove }: { word: string; onRemove(): void }) {
  return (
    <span class="chip">
      {word}
      <button type="button" class="chip-remove" aria-label={`Remove ${word}`} onClick={onRemove}>
        <Icon name="remove" />
      </button>
    </span>
  );
}
