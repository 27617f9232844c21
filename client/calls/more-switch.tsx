import { Icon } from '../ui/icon.tsx';

interface MoreSwitchProps {
  name: string;
  shortcut?: string | undefined;
  isOn: boolean;
  onToggle(): void;
}

/** A line of the More panel that switches something; its name stays, pressed is on. */
export function MoreSwitch({ name, shortcut, isOn, onToggle }: MoreSwitchProps) {
  return (
    <button
      type="button"
      class="more-switch"
      aria-pressed={isOn}
      aria-keyshortcuts={shortcut}
      onClick={onToggle}
    >
      <span class="more-mark">{isOn && <Icon name="done" />}</span>
      {name}
    </button>
  );
}
