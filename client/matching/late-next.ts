import { type ReadonlySignal, signal } from '@preact/signals';

const cancelMs = 600;

/** Goes on only after 600 ms, in which a slip can be taken back. */
export interface LateNext {
  readonly isPending: ReadonlySignal<boolean>;
  begin(): void;
  undo(): void;
}

export function createLateNext(go: () => void): LateNext {
  const isPending = signal(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const undo = () => {
    clearTimeout(timer);
    isPending.value = false;
  };
  return {
    isPending,
    begin() {
      undo();
      isPending.value = true;
      timer = setTimeout(() => {
        isPending.value = false;
        go();
      }, cancelMs);
    },
    undo,
  };
}
