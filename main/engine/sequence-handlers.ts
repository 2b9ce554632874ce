import type { EngineHandlers } from '../../shared/ipc/contract.ts';
import { err } from '../../shared/result.ts';
import type { Services } from './services.ts';
import type { TemporaryPdus } from './temporary-pdus.ts';
import { unknownPdu } from './unknown-pdu.ts';

export function sequenceHandlers(
  { devices, power, sequences, signal }: Services,
  temporary: TemporaryPdus,
): EngineHandlers['sequences'] {
  return {
    read: async ({ pdu }) => {
      const session = devices.session(pdu);
      return session === undefined ? err(unknownPdu()) : sequences.read(session, signal);
    },
    apply: async ({ pdu, baseRevision, draft }, context) => {
      const session = devices.session(pdu);
      if (session === undefined) return err(unknownPdu());
      const applying = sequences.apply(session, { baseRevision, draft }, context, signal);
      return temporary.during(context.windowId, applying);
    },
    drafts: async () => [],
    keepDraft: async () => null,
    cancel: async ({ pdu }, context) => {
      const session = devices.session(pdu);
      if (session === undefined) return err(unknownPdu());
      const cancelled = await sequences.cancel(session, context, signal);
      if (cancelled.ok) power.sequenceCancelled(pdu);
      return cancelled;
    },
  };
}
