import { type ReadonlySignal, signal } from '@preact/signals';

const withinMs = 1_600;

/** Esc ends nothing at the first press, which may be a slip; the second within 1.6 s does. */
export interface EscapeTwice {
  /** One press has been made, and the next one counts. */
  readonly isArmed: ReadonlySignal<boolean>;
  /** Answers whether this was the second press. */
  press(): boolean;
}

export function createEscapeTwice(): EscapeTwice {
  const isArmed = signal(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    isArmed,
    press() {
      clearTimeout(timer);
      const isSecond = isArmed.peek();
      isArmed.value = !isSecond;
      if (!isSecond) {
        timer = setTimeout(() => {
          isArmed.value = false;
        }, withinMs);
      }
      return isSecond;
    },
  };
}
