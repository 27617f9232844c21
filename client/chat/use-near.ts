import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** Drawn this far ahead of what is in sight. */
const margin = '150% 0px';

/** Whether a part of what scrolls is in sight or soon may be. Its height is noted when it ceases to be. */
export function useNear(
  place: RefObject<HTMLElement | null>,
  startsNear: boolean,
  heightPx: { current: number },
): boolean {
  const isKnowable = typeof IntersectionObserver === 'function';
  const [isNear, setNear] = useState(startsNear || !isKnowable);
  useEffect(() => {
    const watched = place.current;
    if (!watched || !isKnowable) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (!entry) return;
        if (!entry.isIntersecting) heightPx.current = entry.boundingClientRect.height;
        setNear(entry.isIntersecting);
      },
      { root: watched.closest('.transcript'), rootMargin: margin },
    );
    observer.observe(watched);
    return () => observer.disconnect();
  }, [place, heightPx, isKnowable]);
  return isNear;
}
