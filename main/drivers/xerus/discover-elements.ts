import {
  inletId,
  ocpId,
  outletId,
  transferSwitchId,
  type EDeviceId,
  type InletId,
  type OcpId,
  type OutletId,
  type TransferSwitchId,
} from '../../../shared/model/ids.ts';
import type { Answers, Question } from './answers.ts';
import { parseLabel } from './parse-elements.ts';
import { readRecord, type JsonRecord, type ObjectRef } from './read-json.ts';

/** References of a PDU's parts, by position; null where the device lists nothing. */
export interface PartRefs {
  readonly inlets: readonly (ObjectRef | null)[];
  readonly ocps: readonly (ObjectRef | null)[];
  readonly outlets: readonly (ObjectRef | null)[];
  readonly transferSwitches: readonly (ObjectRef | null)[];
}

/** A part whose metadata could be read. */
export interface Part<Id extends EDeviceId> {
  readonly id: Id;
  readonly label: string;
  readonly ref: ObjectRef;
  /** Position in the device's list, 0-based. */
  readonly index: number;
  readonly metaData: JsonRecord;
  readonly settings: JsonRecord | null;
}

export interface Parts {
  readonly inlets: readonly Part<InletId>[];
  readonly ocps: readonly Part<OcpId>[];
  readonly outlets: readonly Part<OutletId>[];
  readonly transferSwitches: readonly Part<TransferSwitchId>[];
}

/**
 * Getters of each kind of part. Inlets have no parents and outlets no children, so nobody asks for them (reference 4.3).
 */
const METHODS: Readonly<Record<keyof PartRefs, readonly string[]>> = {
  inlets: ['getMetaData', 'getSettings', 'getSensors', 'getPoles', 'getChildren'],
  ocps: [
    'getMetaData',
    'getSettings',
    'getSensors',
    'getPoles',
    'getInlet',
    'getOCP',
    'getParents',
    'getChildren',
  ],
  outlets: ['getMetaData', 'getSettings', 'getSensors', 'getIOP', 'getParents'],
  transferSwitches: ['getMetaData', 'getSettings', 'getSensors', 'getPoles', 'getParents', 'getChildren'],
};

export function partQuestions(refs: PartRefs): readonly Question[] {
  const questions = (kind: keyof PartRefs): readonly Question[] =>
    refs[kind].flatMap((ref) => (ref === null ? [] : [{ rid: ref.rid, methods: METHODS[kind] }]));
  return [
    ...questions('inlets'),
    ...questions('transferSwitches'),
    ...questions('ocps'),
    ...questions('outlets'),
  ];
}

function parts<Id extends EDeviceId>(
  refs: readonly (ObjectRef | null)[],
  answers: Answers,
  labelPrefix: string,
  makeId: (label: string) => Id,
): readonly Part<Id>[] {
  const found: Part<Id>[] = [];
  const taken = new Set<string>();
  for (const [index, ref] of refs.entries()) {
    const metaData = ref === null ? null : readRecord(answers.value(ref.rid, 'getMetaData'));
    // A part that does not say which it is gets no guessed label: somebody might switch it.
    if (ref === null || metaData === null) continue;
    const printed = parseLabel(metaData, `${labelPrefix}${index + 1}`);
    const label = taken.has(printed) ? `${printed}~${index + 1}` : printed;
    taken.add(label);
    const settings = readRecord(answers.value(ref.rid, 'getSettings'));
    found.push({ id: makeId(label), label, ref, index, metaData, settings });
  }
  return found;
}

/** The parts that answered, with ids by the labels printed on them. */
export function readParts(refs: PartRefs, answers: Answers): Parts {
  return {
    inlets: parts(refs.inlets, answers, 'I', inletId),
    ocps: parts(refs.ocps, answers, 'C', ocpId),
    outlets: parts(refs.outlets, answers, '', outletId),
    transferSwitches: parts(refs.transferSwitches, answers, 'TS', transferSwitchId),
  };
}

export const allParts = (parts: Parts): readonly Part<EDeviceId>[] => [
  ...parts.inlets,
  ...parts.transferSwitches,
  ...parts.ocps,
  ...parts.outlets,
];
