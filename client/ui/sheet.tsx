import { signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { StatusRegion } from '../app/status-region.tsx';

/** How many lie over each other. What is beneath the uppermost is not heard, so the status region moves into that. */
export const openSheets = signal(0);

interface SheetProps {
  title: string;
  /** The name of a style of its own. */
  look?: string;
  onClose(): void;
  children: ComponentChildren;
}

/** A native modal dialog: it keeps the focus, closes by Esc, and gives the focus back to its opener. */
export function Sheet({ title, look, onClose, children }: SheetProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const [level, setLevel] = useState(0);
  // The dialog gives the focus back only while it is still in the page, which a passive effect's end is too late for.
  useLayoutEffect(() => {
    const opened = dialog.current;
    if (opened && !opened.open) opened.showModal();
    openSheets.value += 1;
    setLevel(openSheets.value);
    return () => {
      openSheets.value -= 1;
      opened?.close();
    };
  }, []);
  /** A dialog says that it is closed a moment later, when another may already have been asked for. */
  const close = () => {
    if (dialog.current) onClose();
  };
  return (
    <dialog
      ref={dialog}
      class={look ? `sheet ${look}` : 'sheet'}
      aria-labelledby={titleId}
      onCancel={close}
      onClose={close}
    >
      <h2 id={titleId}>{title}</h2>
      {children}
      {level > 0 && level === openSheets.value && <StatusRegion />}
    </dialog>
  );
}
