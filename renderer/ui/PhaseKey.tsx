import { memo } from 'react';
import type { PoleName } from '../../shared/model/quantity.ts';

const STROKES: Record<PoleName, { readonly color: string; readonly width: number; readonly dash?: string }> =
  {
    L1: { color: 'var(--l1)', width: 2.5 },
    L2: { color: 'var(--l2)', width: 2.5, dash: '6 2' },
    L3: { color: 'var(--l3)', width: 2.5, dash: '2 2' },
    N: { color: 'var(--n)', width: 1.2 },
  };

/** The key of a line: colour and dash pattern, always beside its label. */
export const PhaseKey = memo(function PhaseKey({ line }: { readonly line: PoleName }) {
  const { color, width, dash } = STROKES[line];
  return (
    <svg className="pk" viewBox="0 0 14 10" aria-hidden>
      <path d="M0 5h14" stroke={color} strokeWidth={width} strokeDasharray={dash} />
    </svg>
  );
});
