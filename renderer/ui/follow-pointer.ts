/** A pointer that holds something; `clientY` follows it. */
export interface HeldPointer {
  readonly pointerId: number;
  clientY: number;
}

interface Followers {
  readonly follow: () => void;
  /** Scrolls when held near an edge; returns by how much. */
  readonly scroll: () => number;
  readonly drop: () => void;
  readonly putBack: () => void;
}

/** Follows one pointer until it is released, cancelled or Esc is pressed. Returns the way to stop. */
export function followPointer(hold: HeldPointer, body: HTMLElement, followers: Followers): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  let frame = 0;
  const stop = () => {
    listening.abort();
    cancelAnimationFrame(frame);
  };
  const finish = (outcome: () => void) => {
    stop();
    outcome();
  };
  const tick = () => {
    if (followers.scroll() !== 0) followers.follow();
    frame = requestAnimationFrame(tick);
  };
  const isOurs = (event: globalThis.PointerEvent) => event.pointerId === hold.pointerId;
  body.setPointerCapture(hold.pointerId);
  body.addEventListener(
    'pointermove',
    (event) => {
      if (!isOurs(event)) return;
      hold.clientY = event.clientY;
      followers.follow();
    },
    { signal },
  );
  body.addEventListener('pointerup', (event) => isOurs(event) && finish(followers.drop), { signal });
  body.addEventListener('pointercancel', (event) => isOurs(event) && finish(followers.putBack), { signal });
  document.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      finish(followers.putBack);
    },
    { signal, capture: true },
  );
  frame = requestAnimationFrame(tick);
  return stop;
}
