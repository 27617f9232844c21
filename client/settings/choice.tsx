import { useId } from 'preact/hooks';

interface ChoiceProps<T extends string> {
  legend: string;
  hint?: string;
  /** What can be chosen, and the words for it. */
  options: Record<T, string>;
  chosen: T;
  onChoose(option: T): void;
}

/** One of a few. */
export function Choice<T extends string>({ legend, hint, options, chosen, onChoose }: ChoiceProps<T>) {
  const id = useId();
  return (
    <fieldset class="setting" aria-describedby={hint && id}>
      <legend>{legend}</legend>
      {(Object.keys(options) as T[]).map((option) => (
        <label key={option} class="choice">
          <input type="radio" name={id} checked={option === chosen} onChange={() => onChoose(option)} />
          {options[option]}
        </label>
      ))}
      {hint && (
        <p id={id} class="setting-hint">
          {hint}
        </p>
      )}
    </fieldset>
  );
}
