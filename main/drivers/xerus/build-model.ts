import type { EDeviceId, InletId, OcpId } from '../../../shared/model/ids.ts';
import type { Inlet, Outlet, OverCurrentProtector, TransferSwitch } from '../../../shared/model/pdu.ts';
import type { PoleName } from '../../../shared/model/quantity.ts';
import type { Answers } from './answers.ts';
import type { Part, Parts } from './discover-elements.ts';
import { acyclicEdges, type Edge } from '../edges.ts';
import {
  parseOcpType,
  parsePlainText,
  parsePoles,
  parseRatingAmperes,
  parseTransferSwitchType,
  plainPoles,
  type ParsedPole,
} from './parse-elements.ts';
import { parseName, parseOutletStartupState, secondsToMs } from './parse-pdu.ts';
import { readCount, readFlag, readRecord, readRef, readRefs, type JsonRecord } from './read-json.ts';

type IdByRid = ReadonlyMap<string, EDeviceId>;

/** Poles of a part, wherever its kind keeps them. */
export function polesOf(part: Part<EDeviceId>, answers: Answers): readonly ParsedPole[] {
  const iop = answers.members(part.ref.rid, 'getIOP');
  return parsePoles(iop === null ? answers.value(part.ref.rid, 'getPoles') : iop['p']);
}

function idOf(value: unknown, idByRid: IdByRid): EDeviceId | null {
  const ref = readRef(value);
  return ref === null ? null : (idByRid.get(ref.rid) ?? null);
}

function inletOf(value: unknown, idByRid: IdByRid): InletId | null {
  const id = idOf(value, idByRid);
  return id?.startsWith('inlet:') === true ? (id as InletId) : null;
}

function ocpOf(value: unknown, idByRid: IdByRid): OcpId | null {
  const id = idOf(value, idByRid);
  return id?.startsWith('ocp:') === true ? (id as OcpId) : null;
}

function common(part: Part<EDeviceId>, answers: Answers) {
  return {
    label: part.label,
    name: parseName(part.settings),
    ratingAmperes: parseRatingAmperes(part.metaData),
    poles: plainPoles(polesOf(part, answers)),
  };
}

/** `Outlet.Settings` (reference 4.7). */
export function parseOutletSettings(
  settings: JsonRecord | null,
): Pick<Outlet, 'sequenceDelayMs' | 'cycleDelayMs' | 'usePduCycleDelay' | 'startupState' | 'name'> {
  const cycleDelayMs = secondsToMs(settings?.['cycleDelay']);
  return {
    name: parseName(settings),
    sequenceDelayMs: readCount(settings?.['sequenceDelay']),
    cycleDelayMs,
    usePduCycleDelay: readFlag(settings?.['usePduCycleDelay']) ?? cycleDelayMs === null,
    startupState: parseOutletStartupState(settings),
  };
}

export interface BuiltElements {
  readonly inlets: readonly Inlet[];
  readonly ocps: readonly OverCurrentProtector[];
  readonly outlets: readonly Outlet[];
  readonly transferSwitches: readonly TransferSwitch[];
  readonly edges: readonly Edge[];
}

function buildOutlets(
  parts: Parts,
  answers: Answers,
  ids: IdByRid,
  ocps: readonly OverCurrentProtector[],
): readonly Outlet[] {
  return parts.outlets.map((part) => {
    const iop = answers.members(part.ref.rid, 'getIOP');
    const ocp = ocpOf(iop?.['o'], ids);
    const base = common(part, answers);
    const sensors = answers.value(part.ref.rid, 'getSensors');
    const ownLines = base.poles.map((pole): PoleName => pole.line);
    return {
      kind: 'outlet',
      id: part.id,
      ...base,
      ...parseOutletSettings(part.settings),
      receptacle: parsePlainText(part.metaData, 'receptacleType'),
      switchable: readFlag(part.metaData['isSwitchable']) ?? false,
      metered: isMetered(sensors),
      inlet: inletOf(iop?.['i'], ids),
      ocp,
      lines:
        ownLines.length > 0
          ? ownLines
          : (ocps.find((each) => each.id === ocp)?.poles.map((pole) => pole.line) ?? []),
    };
  });
}

function isMetered(sensors: unknown): boolean {
  const record = readRecord(sensors);
  return readRef(record?.['current']) !== null || readRef(record?.['activePower']) !== null;
}

/** Parents and children as the device tells them; where it tells no parent, what its other getters imply. */
function buildEdges(
  parts: Parts,
  answers: Answers,
  ids: IdByRid,
  elements: Omit<BuiltElements, 'edges'>,
): readonly Edge[] {
  const all = [...parts.inlets, ...parts.transferSwitches, ...parts.ocps, ...parts.outlets];
  const told = all.flatMap((part): Edge[] => {
    const parents = readRefs(answers.value(part.ref.rid, 'getParents'));
    const children = readRefs(answers.value(part.ref.rid, 'getChildren'));
    const known = (refs: typeof parents) =>
      refs.flatMap((ref) => (ref === null ? [] : (ids.get(ref.rid) ?? [])));
    return [
      ...known(parents).map((parent): Edge => [parent, part.id]),
      ...known(children).map((child): Edge => [part.id, child]),
    ];
  });
  const hasParent = new Set(told.map(([, child]) => child));
  const implied = [...elements.ocps, ...elements.outlets, ...elements.transferSwitches].flatMap(
    (element): Edge[] => {
      if (hasParent.has(element.id)) return [];
      if (element.kind === 'ts') return element.inlets.map((inlet): Edge => [inlet, element.id]);
      const parent =
        element.kind === 'ocp' ? (element.upstreamOcp ?? element.inlet) : (element.ocp ?? element.inlet);
      return parent === null ? [] : [[parent, element.id]];
    },
  );
  return acyclicEdges([...told, ...implied]);
}

/** The elements of the model from the answers of every part. */
export function buildElements(parts: Parts, answers: Answers): BuiltElements {
  const ids: IdByRid = new Map(
    [...parts.inlets, ...parts.transferSwitches, ...parts.ocps, ...parts.outlets].map((part) => [
      part.ref.rid,
      part.id,
    ]),
  );
  const inlets = parts.inlets.map((part): Inlet => ({
    kind: 'inlet',
    id: part.id,
    ...common(part, answers),
    plug: parsePlainText(part.metaData, 'plugType'),
  }));
  const ocps = parts.ocps.map((part): OverCurrentProtector => ({
    kind: 'ocp',
    id: part.id,
    ...common(part, answers),
    type: parseOcpType(part.metaData),
    inlet: inletOf(answers.value(part.ref.rid, 'getInlet'), ids),
    upstreamOcp: ocpOf(answers.value(part.ref.rid, 'getOCP'), ids),
  }));
  const transferSwitches = parts.transferSwitches.map((part): TransferSwitch => {
    const parents = readRefs(answers.value(part.ref.rid, 'getParents'));
    const sources = parents.flatMap((ref) => inletOf(ref, ids) ?? []);
    return {
      kind: 'ts',
      id: part.id,
      ...common(part, answers),
      type: parseTransferSwitchType(part.metaData),
      inlets: sources.length > 0 ? sources : inlets.map((inlet) => inlet.id),
      preferredSource: readCount(part.settings?.['preferredSource']),
    };
  });
  const outlets = buildOutlets(parts, answers, ids, ocps);
  const elements = { inlets, ocps, outlets, transferSwitches };
  return { ...elements, edges: buildEdges(parts, answers, ids, elements) };
}
