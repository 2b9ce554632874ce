import { useState } from 'react';
import type { AddedPdu, TestedPdu } from '../../../shared/ipc/pdus.ts';
import type { DeviceError } from '../../../shared/model/device-error.ts';
import { engine } from '../../ipc/engine.ts';
import { settled } from '../../ipc/settled.ts';
import {
  asksElsewhere,
  EMPTY_FIELDS,
  signsInOtherwise,
  targetOf,
  trustStep,
  type AddPduFields,
} from './add-pdu-fields.ts';
import { portProblem, splitAddress } from './address.ts';
import { useProbe, type ProbeState } from './use-probe.ts';

type WorkState = 'idle' | 'testing' | 'adding';

export interface AddPdu {
  readonly fields: AddPduFields;
  readonly probe: ProbeState;
  readonly work: WorkState;
  readonly hasCompared: boolean;
  /** Of the last test or add. */
  readonly error: DeviceError | null;
  /** Who answered the last test. */
  readonly tested: TestedPdu | null;
  readonly isTrusted: boolean;
  /** The credentials have left for this address. */
  readonly hasSignedIn: boolean;
  readonly change: (patch: Partial<AddPduFields>) => void;
  readonly setCompared: (compared: boolean) => void;
  /** First contact: reads what identifies the address. */
  readonly ask: () => Promise<void>;
  readonly test: () => Promise<void>;
  readonly add: () => Promise<void>;
}

/** A person compared it now, or trusted the same before, or there is nothing that could be compared. */
function isTrusted(probe: ProbeState, hasCompared: boolean): boolean {
  if (probe.kind !== 'reached') return false;
  const step = trustStep(probe.probed);
  if (step.kind === 'nothing') return probe.probed.protocol === 'snmp';
  return hasCompared || step.kind === 'known';
}

/** What a test or an add came to, and whether anything secret has left for this address. */
function useOutcome() {
  const [error, setError] = useState<DeviceError | null>(null);
  const [tested, setTested] = useState<TestedPdu | null>(null);
  const [hasSignedIn, setSignedIn] = useState(false);
  return { error, setError, tested, setTested, hasSignedIn, setSignedIn };
}

/**
 * The steps of adding a PDU: who it is first, then credentials, then the PDU. The first of them are those of another address
 * for a PDU, too; `initial` is then what is known of it.
 */
export function useAddPdu(onAdded: (added: AddedPdu) => void, initial: AddPduFields = EMPTY_FIELDS): AddPdu {
  const [fields, setFields] = useState(initial);
  const [work, setWork] = useState<WorkState>('idle');
  const [hasCompared, setCompared] = useState(false);
  const { state: probe, ask: askAt, reset } = useProbe();
  const { error, setError, tested, setTested, hasSignedIn, setSignedIn } = useOutcome();
  const trusted = isTrusted(probe, hasCompared);

  const change = (patch: Partial<AddPduFields>): void => {
    const next = { ...fields, ...patch };
    setError(null);
    setFields(next);
    if (signsInOtherwise(fields, next)) setTested(null);
    if (!asksElsewhere(fields, next)) return;
    reset();
    setCompared(false);
    setSignedIn(false);
  };

  /** What a person typed stays. */
  const proposeName = (name: string): void =>
    setFields((before) => (before.name === '' ? { ...before, name } : before));

  const ask = async (): Promise<void> => {
    const place = splitAddress(fields.host, fields);
    if (place.host === '' || portProblem(place.port) !== null || probe.kind === 'asking') return;
    const next = { ...fields, ...place };
    change(place);
    const answered = await askAt(next);
    if (answered?.protocol === 'snmp') proposeName(answered.system?.name ?? '');
  };

  const target = trusted && probe.kind === 'reached' ? targetOf(fields, probe.probed) : null;

  const test = async (): Promise<void> => {
    if (target === null || work !== 'idle') return;
    setSignedIn(true);
    setWork('testing');
    setError(null);
    setTested(null);
    const result = await settled(engine().pdus.test(target));
    setWork('idle');
    if (!result.ok) {
      setError(result.error);
      return;
    }
    setTested(result.value);
    proposeName(result.value.name);
  };

  const add = async (): Promise<void> => {
    if (target === null || work !== 'idle') return;
    setSignedIn(true);
    setWork('adding');
    setError(null);
    const { keepPassword, name } = fields;
    const result = await settled(engine().pdus.add({ ...target, keepPassword, name: name.trim() }));
    setWork('idle');
    if (result.ok) onAdded(result.value);
    else setError(result.error);
  };

  return {
    fields,
    probe,
    work,
    hasCompared,
    error,
    tested,
    isTrusted: trusted,
    hasSignedIn,
    change,
    setCompared,
    ask,
    test,
    add,
  };
}
