import { isUnder, type Oid } from '../../../snmp/oid.ts';
import type { AgentFault } from './faults.ts';
import type { MibView } from './mib-view.ts';

function hiding(mib: MibView, hidden: readonly Oid[]): MibView {
  const isHidden = (oid: Oid) => hidden.some((each) => oid === each || isUnder(oid, each));
  return {
    get: (oid) => (isHidden(oid) ? null : mib.get(oid)),
    next: (oid) => {
      let at = mib.next(oid);
      while (at !== null && isHidden(at)) at = mib.next(at);
      return at;
    },
    set: (varbinds, actor) => {
      const at = varbinds.findIndex(({ oid }) => isHidden(oid));
      return at === -1 ? mib.set(varbinds, actor) : { status: 'noCreation', index: at + 1 };
    },
  };
}

function looping(mib: MibView, under: Oid, to: 'same' | 'first'): MibView {
  return {
    get: (oid) => mib.get(oid),
    next: (oid) => {
      if (!isUnder(oid, under) || mib.get(oid) === null) return mib.next(oid);
      return to === 'same' ? oid : mib.next(under);
    },
    set: (varbinds, actor) => mib.set(varbinds, actor),
  };
}

/** The MIB as an agent with these faults has it. */
export function faultyMib(mib: MibView, faults: readonly AgentFault[]): MibView {
  return faults.reduce((view, fault) => {
    if (fault.kind === 'hide') return hiding(view, fault.oids);
    return fault.kind === 'loop' ? looping(view, fault.under, fault.to) : view;
  }, mib);
}
