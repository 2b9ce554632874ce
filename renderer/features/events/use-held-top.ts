import { useState } from 'react';
import type { JournalEntry } from '../../../shared/model/journal.ts';

interface HeldTop {
  readonly shown: readonly JournalEntry[];
  /** New lines that are not shown yet. */
  readonly waiting: number;
  /** Shows them. */
  readonly release: () => void;
}

interface Held {
  readonly generation: number;
  /** The line that stays on top. */
  readonly top: string | null;
}

/**
 * While somebody looks at the list (has scrolled, points at it or has the focus in it), lines that come in wait above it,
 * so that nothing moves. `generation` changes with the filter: then nothing is held back.
 */
export function useHeldTop(lines: readonly JournalEntry[], generation: number, isLookedAt: boolean): HeldTop {
  const newest = lines[0]?.id ?? null;
  const [held, setHeld] = useState<Held | null>(null);
  const isHeld = held !== null && held.generation === generation && held.top !== null;
  if (isLookedAt && !isHeld && newest !== null) setHeld({ generation, top: newest });
  if (!isLookedAt && held !== null) setHeld(null);
  const at = isHeld ? lines.findIndex(({ id }) => id === held.top) : 0;
  return {
    shown: at <= 0 ? lines : lines.slice(at),
    waiting: Math.max(0, at),
    release: () => setHeld({ generation, top: newest }),
  };
}
