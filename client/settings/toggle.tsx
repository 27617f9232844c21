import { useId } from 'preact/hooks';

interface ToggleProps {
  label: string;
  hint?: string;
  isOn: boolean;
  isDisabled?: boolean;
  onChange(isOn: boolean): void;
}

export function Toggle({ label, hint, isOn, isDisabled, onChange }: ToggleProps) {
  const hintId = useId();
  return (
    <div class="setting">
      <label class="choice">
        <input
          type="checkbox"
          checked={isOn}
          disabled={isDisabled}
          aria-describedby={hint && hintId}
          onChange={({ currentTarget }) => onChange(currentTarget.checked)}
        />
        {label}
      </label>
      {hint && (
        <p id={hintId} class="setting-hint">
          {hint}
        </p>
      )}
    </div>
  );
}
