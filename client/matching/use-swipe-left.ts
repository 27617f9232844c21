import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

const leastPx = 80;
const withinMs = 600;

/** Calls `onSwipe` when a finger goes over the element to the left, quickly and straight. */
export function useSwipeLeft(element: RefObject<HTMLElement | null>, onSwipe: () => void): void {
  useEffect(() => {
    const swiped = element.current;
    if (!swiped) return;
    let start: PointerEvent | undefined;
    const begin = (event: PointerEvent) => {
      start = event.pointerType === 'touch' && event.isPrimary ? event : undefined;
    };
    const end = (event: PointerEvent) => {
      if (start && isSwipe(start, event)) onSwipe();
      start = undefined;
    };
    const forget = () => {
      start = undefined;
    };
    swiped.addEventListener('pointerdown', begin);
    swiped.addEventListener('pointercancel', forget);
    document.addEventListener('pointerup', end);
    return () => {
      swiped.removeEventListener('pointerdown', begin);
      swiped.removeEventListener('pointercancel', forget);
      document.removeEventListener('pointerup', end);
    };
  }, [element, onSwipe]);
}

function isSwipe(start: PointerEvent, end: PointerEvent): boolean {
  const leftPx = start.clientX - end.clientX;
  const sidewaysPx = Math.abs(start.clientY - end.clientY);
  return leftPx >= leastPx && sidewaysPx < leftPx / 2 && end.timeStamp - start.timeStamp < withinMs;
}
