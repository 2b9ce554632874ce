import type { EngineHandlers } from '../../shared/ipc/contract.ts';
import { err } from '../../shared/result.ts';
import type { Services } from './services.ts';
import type { TemporaryPdus } from './temporary-pdus.ts';
import { unknownPdu } from './unknown-pdu.ts';

export function sequenceHandlers(
  { devices, power, sequences, drafts, signal }: Services,
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
      const outcome = await temporary.during(context.windowId, applying);
      // The window may be gone by now, and cannot say so any more.
      if (!signal.aborted && outcome.ok && outcome.value.kind === 'applied')
        drafts.applied(pdu, draft, context.windowId);
      return outcome;
    },
    drafts: async (_args, { windowId }) => drafts.list(windowId),
    keepDraft: async ({ pdu, kept }, { windowId }) => {
      if (kept === null) drafts.forget(pdu, windowId);
      else drafts.keep(pdu, kept, windowId);
      return null;
    },
    cancel: async ({ pdu }, context) => {
      const session = devices.session(pdu);
      if (session === undefined) return err(unknownPdu());
      const cancelled = await sequences.cancel(session, context, signal);
      if (cancelled.ok) power.sequenceCancelled(pdu);
      return cancelled;
    },
  };
}
