import { useEffect, useState } from 'preact/hooks';

/** The time, once a second or in longer steps while `isRunning`: for counters. */
export function useNow(isRunning: boolean, everyMs = 1_000): number {
  const [nowMs, setNowMs] = useState(Date.now);
  useEffect(() => {
    if (!isRunning) return;
    setNowMs(Date.now());
    const timer = setInterval(() => setNowMs(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [isRunning, everyMs]);
  return nowMs;
}
