import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';

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
  // The dialog gives the focus back only while it is still in the page, which a passive effect's end is too late for.
  useLayoutEffect(() => {
    const opened = dialog.current;
    if (opened && !opened.open) opened.showModal();
    return () => opened?.close();
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
    </dialog>
  );
}
