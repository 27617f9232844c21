import { useEffect, useState } from 'preact/hooks';
import { loadCalls } from '../app/load-calls.ts';

type Calls = Awaited<ReturnType<typeof loadCalls>>;

/** The part of the page for calls: fetched when it is needed, undefined until it is here. */
export function useCalls(isNeeded: boolean): Calls | undefined {
  const [calls, setCalls] = useState<Calls>();
  useEffect(() => {
    if (isNeeded) loadCalls().then(setCalls, () => undefined);
  }, [isNeeded]);
  return calls;
}
