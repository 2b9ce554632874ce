import type { TrapReceiverState } from '../../../shared/model/trap-receiver.ts';
import type { GlyphName } from '../../ui/glyph-shapes.tsx';

interface ReceiverLook {
  readonly icon: GlyphName;
  readonly className: string;
  readonly text: string;
}

/** How the receiver is, in one sentence; a failed one says in its own that polling goes on. */
export function receiverLook(state: TrapReceiverState): ReceiverLook {
  switch (state.kind) {
    case 'off':
      return { icon: 'off', className: '', text: 'Off. Changes are found by polling.' };
    case 'listening':
      return { icon: 'on', className: 't-ok', text: `Listening on UDP port ${state.port}.` };
    case 'failed':
      return { icon: 'warn', className: 't-warn', text: state.message };
  }
}

/** A port that can be listened on; null for anything else. */
export function trapPortOf(typed: string): number | null {
  const port = /^\d{1,5}$/u.test(typed) ? Number(typed) : 0;
  return port >= 1 && port <= 65_535 ? port : null;
}
