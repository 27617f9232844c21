import { useEffect, useState } from 'preact/hooks';
import { loadCalls } from '../app/load-calls.ts';

const againMs = 2_000;

type Calls = Awaited<ReturnType<typeof loadCalls>>;

/** The part of the page for calls: fetched when it is needed, and again when that fails; undefined until it is here. */
export function useCalls(isNeeded: boolean): Calls | undefined {
  const [calls, setCalls] = useState<Calls>();
  useEffect(() => {
    if (!isNeeded) return;
    let isWaited = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const later = () => {
      if (isWaited) timer = setTimeout(load, againMs);
    };
    const load = () => void loadCalls().then(setCalls, later);
    load();
    return () => {
      isWaited = false;
      clearTimeout(timer);
    };
  }, [isNeeded]);
  return calls;
}
