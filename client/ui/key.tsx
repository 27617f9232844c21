import type { Ref } from 'preact';
import { Icon } from './icon.tsx';

interface KeyProps {
  icon: Parameters<typeof Icon>[0]['name'];
  name: string;
  shortcut?: string | undefined;
  /** For keys that switch something: whether it is on. */
  isPressed?: boolean;
  isStrong?: boolean;
  /** Does nothing now, but keeps its place and the focus. */
  isIdle?: boolean;
  /** Shown in place of the icon. */
  note?: string;
  buttonRef?: Ref<HTMLButtonElement>;
  onPress(): void;
}

/** A round key, as on a telephone. */
export function Key({
  icon,
  name,
  shortcut,
  isPressed,
  isStrong,
  isIdle,
  note,
  buttonRef,
  onPress,
}: KeyProps) {
  return (
    <button
      ref={buttonRef ?? null}
      type="button"
      class={isStrong ? 'key strong' : 'key'}
      aria-pressed={isPressed}
      aria-keyshortcuts={shortcut}
      aria-disabled={isIdle}
      onClick={() => {
        if (!isIdle) onPress();
      }}
    >
      <span class="key-disc">{note ?? <Icon name={icon} />}</span>
      <span class="key-word">{name}</span>
    </button>
  );
}
