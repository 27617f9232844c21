import type { Signal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { Icon } from '../ui/icon.tsx';
import { type SheetStop, stepOfDrag, stopBeyond } from './sheet-stop.ts';

/** The upper edge of the chat on an upright phone: dragged, or pressed, it makes the chat larger or smaller. */
export function SheetGrip({ stop }: { stop: Signal<SheetStop> }) {
  const startPx = useRef(0);
  const wasDragged = useRef(false);
  const go = (step: 1 | -1) => {
    stop.value = stopBeyond(stop.peek(), step) ?? stop.peek();
  };
  return (
    <div
      class="sheet-grip"
      onPointerDown={(event) => {
        startPx.current = event.clientY;
        wasDragged.current = false;
      }}
      onPointerUp={(event) => {
        const step = stepOfDrag(event.clientY - startPx.current);
        wasDragged.current = step !== undefined;
        if (step) go(step);
      }}
      onClickCapture={(event) => {
        if (wasDragged.current) event.stopPropagation();
      }}
    >
      <Step name="Smaller chat" icon="down" isIdle={stop.value === 'peek'} onPress={() => go(-1)} />
      <span class="sheet-grip-bar" />
      <Step name="Larger chat" icon="up" isIdle={stop.value === 'full'} onPress={() => go(1)} />
    </div>
  );
}

interface StepProps {
  name: string;
  icon: 'up' | 'down';
  isIdle: boolean;
  onPress(): void;
}

function Step({ name, icon, isIdle, onPress }: StepProps) {
  return (
    <button
      type="button"
      class="sheet-step"
      aria-label={name}
      aria-disabled={isIdle}
      onClick={() => {
        if (!isIdle) onPress();
      }}
    >
      <Icon name={icon} />
    </button>
  );
}
