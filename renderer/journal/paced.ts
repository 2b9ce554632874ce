interface Paced {
  readonly ask: () => void;
  readonly stop: () => void;
}

/**
 * Something that runs when it is asked for, never twice at once, and rests for `restMs` after each time; asked for
 * meanwhile it runs once more after that. `run` handles its own failures.
 */
export function paced(run: () => Promise<void>, restMs: number): Paced {
  let isResting = false;
  let isAsked = false;
  let isStopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const start = async () => {
    isResting = true;
    isAsked = false;
    await run();
    if (isStopped) return;
    timer = setTimeout(() => {
      isResting = false;
      if (isAsked) void start();
    }, restMs);
  };
  return {
    ask: () => {
      isAsked = true;
      if (!isResting && !isStopped) void start();
    },
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
