import type { EngineHandlers } from '../../shared/ipc/contract.ts';
import { basePduId } from '../../shared/model/ids.ts';
import { err, ok } from '../../shared/result.ts';
import { outletInList, outletWords } from '../../shared/words/elements.ts';
import { recordFor, type Services } from './services.ts';
import { unknownPdu } from './unknown-pdu.ts';

export function powerHandlers(services: Services): EngineHandlers['power'] {
  const { power, devices, protectedOutlets, fleet, audit, signal } = services;
  return {
    arm: async (args, context) => power.arm(args, context),
    undo: async ({ command }) => power.undo(command),
    dismiss: async ({ command }) => {
      power.dismiss(command);
      return null;
    },
    readAgain: async ({ pdu, outlet }) => {
      const session = devices.session(pdu);
      if (session === undefined) return err(unknownPdu());
      const check = await session.checkOutlets([outlet], signal);
      return check.ok ? ok(null) : check;
    },
    setProtected: async ({ pdu: given, outlet, protected: isProtected }, context) => {
      const pdu = basePduId(given);
      const session = devices.session(pdu);
      const wasProtected = protectedOutlets.list(pdu).includes(outlet);
      const words = (value: boolean) => (value ? 'protected' : 'not protected');
      audit.write([
        {
          ...recordFor(services, pdu, context, 'setProtected'),
          element: outlet,
          elementName: outletInList(outletWords(session?.record.model ?? null, outlet)),
          result: 'done',
          before: words(wasProtected),
          after: words(isProtected),
        },
      ]);
      // Recorded first: what cannot be recorded is not changed, and what is changed is in force in every window at once.
      protectedOutlets.set(pdu, outlet, isProtected);
      const outlets = protectedOutlets.list(pdu);
      for (const { record } of devices.sessions)
        if (basePduId(record.id) === pdu)
          fleet.publish({ kind: 'protectedOutlets', pdu: record.id, outlets });
      return null;
    },
    run: (args, context) => power.run(args, context),
  };
}
