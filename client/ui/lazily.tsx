import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

interface LazilyProps {
  /** Fetches the code, and answers how to draw it. */
  load(): Promise<() => ComponentChildren>;
  onFail(): void;
}

/** A part that few need: nothing is there until its code is. */
export function Lazily(props: LazilyProps) {
  const first = useRef(props);
  const [part, setPart] = useState<{ draw(): ComponentChildren }>();
  useEffect(() => {
    let isWanted = true;
    first.current.load().then(
      (draw) => {
        if (isWanted) setPart({ draw });
      },
      () => first.current.onFail(),
    );
    return () => {
      isWanted = false;
    };
  }, []);
  return <>{part?.draw()}</>;
}
