import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import { prefer } from '../app/preferences.ts';
import { cornerAt, middleOf } from './corner-at.ts';

/** Lets a tile that lies over the stranger's picture be dragged; let go, it settles in the nearest corner. */
export function useTileDrag(tile: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const dragged = tile.current;
    if (!dragged) return;
    let start: PointerEvent | undefined;

    const begin = (event: PointerEvent) => {
      if (getComputedStyle(dragged).position !== 'absolute') return;
      start = event;
      dragged.setPointerCapture(event.pointerId);
    };
    const move = (event: PointerEvent) => {
      if (start)
        dragged.style.translate = `${event.clientX - start.clientX}px ${event.clientY - start.clientY}px`;
    };
    const settle = () => {
      const pane = document.querySelector('.stranger-pane');
      if (start && pane) {
        const middle = middleOf(dragged.getBoundingClientRect());
        prefer({ corner: cornerAt(middle, pane.getBoundingClientRect()) });
      }
      putBack();
    };
    const putBack = () => {
      start = undefined;
      dragged.style.translate = '';
    };

    dragged.addEventListener('pointerdown', begin);
    dragged.addEventListener('pointermove', move);
    dragged.addEventListener('pointerup', settle);
    dragged.addEventListener('pointercancel', putBack);
    return () => {
      dragged.removeEventListener('pointerdown', begin);
      dragged.removeEventListener('pointermove', move);
      dragged.removeEventListener('pointerup', settle);
      dragged.removeEventListener('pointercancel', putBack);
    };
  }, [tile]);
}
