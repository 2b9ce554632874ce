import { useCallback, useEffect, useRef } from 'react';

/** Passes a value on at once, and then at most once every `restMs`, always with the last one. */
export function useSettled<Value>(pass: (value: Value) => void, restMs: number): (value: Value) => void {
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const waiting = useRef<{ readonly value: Value } | null>(null);
  const latestPass = useRef(pass);
  useEffect(() => {
    latestPass.current = pass;
  }, [pass]);
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
    },
    [],
  );
  return useCallback(
    (value) => {
      if (timer.current !== null) {
        waiting.current = { value };
        return;
      }
      const rest = () => {
        timer.current = null;
        const next = waiting.current;
        waiting.current = null;
        if (next !== null) run(next.value);
      };
      const run = (each: Value) => {
        timer.current = setTimeout(rest, restMs);
        latestPass.current(each);
      };
      run(value);
    },
    [restMs],
  );
}
