import { useState } from 'react';
import type { PduId } from '../../../shared/model/ids.ts';
import { useAppStore } from '../../state/store.ts';
import { goToPdu } from '../shell/go-to-pdu.ts';
import { AddRealPdu } from './AddRealPdu.tsx';
import { AddSimulatedPdu } from './AddSimulatedPdu.tsx';
import './add-pdu.css';

/** Adds a PDU by its address, or a simulated one. Open while `addPduOpen` is set. */
export function AddPduDialog() {
  const isOpen = useAppStore((state) => state.addPduOpen);
  return isOpen ? <OpenDialog /> : null;
}

function close(): void {
  useAppStore.getState().setAddPduOpen(false);
}

function added(pdu: PduId): void {
  close();
  goToPdu(pdu, 'overview');
}

function OpenDialog() {
  const [kind, setKind] = useState<'real' | 'simulated'>('real');
  return kind === 'real' ? (
    <AddRealPdu onClose={close} onAdded={added} onSimulated={() => setKind('simulated')} />
  ) : (
    <AddSimulatedPdu onClose={close} onAdded={added} onReal={() => setKind('real')} />
  );
}
