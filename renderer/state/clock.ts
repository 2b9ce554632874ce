import { useEffect, useState } from 'react';

/** Now, renewed every `intervalMs`: for ages and countdowns, so that only what shows them re-renders. */
export function useNow(intervalMs: number): number {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), intervalMs);
    return () => clearInterval(timer);
  }, [intervalMs]);
  return nowMs;
}
