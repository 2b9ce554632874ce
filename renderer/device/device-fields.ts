import type { DeviceError } from '../../shared/model/device-error.ts';
import type { ElementId, PduId } from '../../shared/model/ids.ts';
import { findEDevice, type Outlet, type OutletStartupState, type PduModel } from '../../shared/model/pdu.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { lowerFirst } from '../../shared/words/capitals.ts';
import { DELAY_PROBLEM, formatDelay, parseDelayMs, type DelayUnit } from '../../shared/words/durations.ts';
import { genericName, outletInSentence } from '../../shared/words/elements.ts';
import { STARTUP_STATE_WORDS } from '../../shared/words/startup-states.ts';
import { engine } from '../ipc/engine.ts';
import { settled } from '../ipc/settled.ts';
import { writeSequenceDelay } from './device-writes.ts';
import type { Field } from './field-store.ts';

/** As many as the engine takes. */
export const LONGEST_NAME = 64;

/** `outlet 14, db-02 PSU A`, `inlet 1`, `the PDU`. */
function elementInSentence(model: PduModel, element: ElementId): string {
  const device = findEDevice(model, element);
  if (device === undefined) return 'the PDU';
  if (device.kind === 'outlet') return outletInSentence(device);
  return lowerFirst(genericName(device));
}

const outletWordsOf = (outlet: Outlet | null) => (outlet === null ? 'the PDU' : outletInSentence(outlet));

function parseName(text: string): Result<string, string> {
  const name = text.trim();
  return name.length <= LONGEST_NAME
    ? ok(name)
    : err(`A name has ${LONGEST_NAME} characters at most; this one has ${name.length}.`);
}

/** The name on the device of the PDU, an inlet, a breaker or an outlet. */
export function nameField(pdu: PduId, model: PduModel, element: ElementId): Field<string> {
  return {
    key: `${pdu}/${element}/name`,
    what: `Name of ${elementInSentence(model, element)}`,
    shown: findEDevice(model, element)?.name ?? model.settings.name,
    parse: parseName,
    show: (name) => name,
    write: (name) => settled(engine().pdus.renameElement({ pdu, element, name })),
  };
}

/** The name in Busbar; unlike one on a device it cannot be empty. */
export function busbarNameField(pdu: PduId, name: string): Field<string> {
  return {
    key: `${pdu}/busbar/name`,
    what: 'Name in Busbar',
    shown: name,
    parse: (text) => (text.trim() === '' ? err('Type a name.') : parseName(text)),
    show: (each) => each,
    write: (each) => settled(engine().pdus.renameInBusbar({ pdu, name: each })),
  };
}

interface DelayOptions extends Pick<Field<number>, 'key' | 'what'> {
  /** Null where the device does not have it. */
  readonly valueMs: number | null;
  readonly unit: DelayUnit;
  readonly write: (delayMs: number) => Promise<Result<null, Pick<DeviceError, 'message'>>>;
}

function delayField({ key, what, valueMs, unit, write }: DelayOptions): Field<number> {
  const show = (ms: number) => formatDelay(ms, unit);
  return {
    key,
    what,
    shown: valueMs === null ? '' : show(valueMs),
    parse: (text) => {
      const ms = parseDelayMs(text, unit);
      return ms === null ? err(DELAY_PROBLEM) : ok(ms);
    },
    show,
    write,
  };
}

/** Devices count these in whole seconds: 15 is not 15 ms there, and 0 is 0 s. */
const inSeconds = (unit: DelayUnit): DelayUnit => (unit === 'auto' ? 's' : unit);

/** The unit of sequence delays and of the in-rush guard, which some devices count in seconds. */
const ofSequence = (model: PduModel, unit: DelayUnit): DelayUnit =>
  model.sequenceDelayStepMs >= 1000 ? inSeconds(unit) : unit;

/** The cycle delay of the whole PDU. */
export function pduCycleDelayField(pdu: PduId, model: PduModel, unit: DelayUnit): Field<number> {
  return delayField({
    key: `${pdu}/pdu/cycleDelay`,
    what: 'Cycle delay of the PDU',
    valueMs: model.settings.cycleDelayMs,
    unit: inSeconds(unit),
    write: (cycleDelayMs) =>
      settled(engine().pdus.changeCycleDelay({ pdu, outlet: null, cycleDelayMs, usePduCycleDelay: false })),
  });
}

/** The cycle delay of one outlet; null, which is an empty field, goes by the PDU's. */
export function outletCycleDelayField(
  pdu: PduId,
  model: PduModel,
  outlet: Outlet,
  unit: DelayUnit,
): Field<number | null> {
  const own = delayField({
    key: `${pdu}/${outlet.id}/cycleDelay`,
    what: `Cycle delay of ${outletWordsOf(outlet)}`,
    valueMs: outlet.usePduCycleDelay ? null : outlet.cycleDelayMs,
    unit: inSeconds(unit),
    write: async () => ok(null),
  });
  const ofPduMs = model.settings.cycleDelayMs;
  return {
    ...own,
    parse: (text) => {
      if (text.trim() !== '') return own.parse(text);
      return ofPduMs === null ? err('This PDU has no cycle delay of its own to go by. Type one.') : ok(null);
    },
    show: (ms) => (ms === null ? '' : own.show(ms)),
    write: (ms) =>
      settled(
        engine().pdus.changeCycleDelay({
          pdu,
          outlet: outlet.id,
          cycleDelayMs: ms ?? outlet.cycleDelayMs ?? ofPduMs ?? 0,
          usePduCycleDelay: ms === null,
        }),
      ),
  };
}

/** The wait after one outlet in the sequence. */
export function sequenceDelayField(
  pdu: PduId,
  model: PduModel,
  outlet: Outlet,
  unit: DelayUnit,
): Field<number> {
  const seenMs = outlet.sequenceDelayMs;
  return delayField({
    key: `${pdu}/${outlet.id}/sequenceDelay`,
    what: `Sequence delay of ${outletWordsOf(outlet)}`,
    valueMs: seenMs,
    unit: ofSequence(model, unit),
    write: (delayMs) => writeSequenceDelay({ pdu, outlet: outlet.id, seenMs: seenMs ?? 0, delayMs }),
  });
}

/** The shortest wait between two outlets that come on. */
export function inRushGuardField(pdu: PduId, model: PduModel, unit: DelayUnit): Field<number> {
  return delayField({
    key: `${pdu}/pdu/inRushGuard`,
    what: 'In-rush guard',
    valueMs: model.settings.inRushGuardDelayMs,
    unit: ofSequence(model, unit),
    write: (inRushGuardDelayMs) => settled(engine().pdus.changeInRushGuard({ pdu, inRushGuardDelayMs })),
  });
}

/** The wait before the first outlet, once power is applied. */
export function powerOnDelayField(pdu: PduId, model: PduModel, unit: DelayUnit): Field<number> {
  return delayField({
    key: `${pdu}/pdu/powerOnDelay`,
    what: 'Power-on delay',
    valueMs: model.settings.powerOnDelayMs,
    unit: inSeconds(unit),
    write: (powerOnDelayMs) => settled(engine().pdus.changePowerOnDelay({ pdu, powerOnDelayMs })),
  });
}

/** The choices after a power loss; only an outlet can go by the PDU, and only by one that tells a state of its own. */
export function startupStates({ settings }: PduModel, outlet: Outlet | null): readonly OutletStartupState[] {
  const goesByPdu = outlet?.startupState === 'pduDefault';
  return outlet !== null && (goesByPdu || settings.startupState !== null)
    ? ['on', 'off', 'lastState', 'pduDefault']
    : ['on', 'off', 'lastState'];
}

/** What outlets do when power is applied: of one outlet, or the default of the PDU. Its text is a `StartupState`. */
export function startupStateField(
  pdu: PduId,
  model: PduModel,
  outlet: Outlet | null,
): Field<OutletStartupState> {
  const known = outlet === null ? model.settings.startupState : outlet.startupState;
  return {
    key: `${pdu}/${outlet?.id ?? 'pdu'}/startupState`,
    what: `After a power loss, ${outletWordsOf(outlet)}`,
    shown: known === null ? '' : STARTUP_STATE_WORDS[known],
    parse: (text) => {
      const chosen = startupStates(model, outlet).find((each) => STARTUP_STATE_WORDS[each] === text);
      return chosen === undefined ? err('Choose one of the states.') : ok(chosen);
    },
    show: (state) => STARTUP_STATE_WORDS[state],
    write: (startupState) =>
      settled(engine().pdus.changeStartupState({ pdu, outlet: outlet?.id ?? null, startupState })),
  };
}
