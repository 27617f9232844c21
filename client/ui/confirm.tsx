import type { ComponentChildren } from 'preact';
import { Sheet } from './sheet.tsx';

interface ConfirmProps {
  title: string;
  /** What the button that does it says. */
  act: string;
  /** It cannot be done at this moment. */
  isHeld?: boolean;
  onAct(): void;
  onBack(): void;
  /** What will happen. */
  children: ComponentChildren;
}

/** Asks before something that one may regret. */
export function Confirm({ title, act, isHeld = false, onAct, onBack, children }: ConfirmProps) {
  return (
    <Sheet title={title} onClose={onBack}>
      {children}
      <div class="actions">
        <button type="button" class="button strong" aria-disabled={isHeld} onClick={onAct}>
          {act}
        </button>
        <button type="button" class="button" onClick={onBack}>
          Back
        </button>
      </div>
    </Sheet>
  );
}
