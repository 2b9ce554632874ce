import { randomUUID } from 'node:crypto';
import type { CallContext } from '../../shared/ipc/builders.ts';
import type { AuditAction } from '../../shared/model/audit.ts';
import type { Capability } from '../../shared/model/capability.ts';
import type { DeviceError } from '../../shared/model/device-error.ts';
import type { ElementId, OutletId, PduId } from '../../shared/model/ids.ts';
import { findEDevice, type OutletStartupState, type PduModel } from '../../shared/model/pdu.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { fixedNameReason, LACKING } from '../../shared/words/capabilities.ts';
import { formatDelay } from '../../shared/words/durations.ts';
import { journalElementName } from '../../shared/words/journal-element.ts';
import { STARTUP_STATE_WORDS } from '../../shared/words/startup-states.ts';
import type { DeviceResult, PduDriver } from '../drivers/driver.ts';
import { recordFor, type Services } from './services.ts';
import { unknownPdu } from './unknown-pdu.ts';

interface Change {
  readonly pdu: PduId;
  readonly element: ElementId;
  readonly action: AuditAction;
  /** What is set now, from what was read last; null, or `not stated`, where that is not known. */
  readonly before: (model: PduModel | null) => string | null;
  readonly after: string;
  /** Why the PDU cannot do it, by what is known of it; null when it can, as far as is known. */
  readonly whyNot?: (model: PduModel) => string | null;
}

function delayWords(cycleDelayMs: number | null, usePduCycleDelay: boolean): string {
  if (usePduCycleDelay) return 'as the PDU';
  return cycleDelayMs === null ? 'not stated' : formatDelay(cycleDelayMs);
}

const valueWords = (delayMs: number | null | undefined) => delayWords(delayMs ?? null, false);

function cycleDelayWords(model: PduModel | null, outlet: OutletId | null): string {
  const found = model?.outlets.find(({ id }) => id === outlet);
  return found === undefined
    ? valueWords(model?.settings.cycleDelayMs)
    : delayWords(found.cycleDelayMs, found.usePduCycleDelay);
}

function stateWords(model: PduModel | null, outlet: OutletId | null): string {
  const found = model?.outlets.find(({ id }) => id === outlet);
  const state = (outlet === null ? model?.settings.startupState : found?.startupState) ?? null;
  return state === null ? 'not stated' : STARTUP_STATE_WORDS[state];
}

const lacks =
  (capability: Capability) =>
  ({ capabilities }: PduModel): string | null =>
    capabilities.includes(capability) ? null : LACKING[capability];

function nameOnDevice(model: PduModel | null, element: ElementId): string | null {
  if (model === null) return null;
  return element === 'pdu' ? model.settings.name : (findEDevice(model, element)?.name ?? null);
}

/** Names, delays and start-up states on the device: asked and outcome are both in the audit log, and the settings are read again. */
export class ElementSettings {
  readonly #services: Services;

  constructor(services: Services) {
    this.#services = services;
  }

  rename(
    { pdu, element, name }: { readonly pdu: PduId; readonly element: ElementId; readonly name: string },
    context: CallContext,
  ): Promise<Result<null, DeviceError>> {
    const { signal } = this.#services;
    const before = (model: PduModel | null) => nameOnDevice(model, element);
    const whyNot = (model: PduModel) => fixedNameReason(model, element);
    const change: Change = { pdu, element, action: 'rename', before, after: name, whyNot };
    return this.#write(change, context, (driver) => driver.rename({ element, name, signal }));
  }

  changeCycleDelay(
    request: {
      readonly pdu: PduId;
      readonly outlet: OutletId | null;
      readonly cycleDelayMs: number;
      readonly usePduCycleDelay: boolean;
    },
    context: CallContext,
  ): Promise<Result<null, DeviceError>> {
    const { signal } = this.#services;
    const { pdu, outlet, cycleDelayMs, usePduCycleDelay } = request;
    const change: Change = {
      pdu,
      element: outlet ?? 'pdu',
      action: 'setCycleDelay',
      before: (model) => cycleDelayWords(model, outlet),
      after: delayWords(cycleDelayMs, outlet !== null && usePduCycleDelay),
    };
    return this.#write(change, context, (driver) =>
      driver.writeCycleDelay({ outlet, cycleDelayMs, usePduCycleDelay, signal }),
    );
  }

  /** Without touching order and delays of the sequence. */
  changeInRushGuard(
    { pdu, inRushGuardDelayMs }: { readonly pdu: PduId; readonly inRushGuardDelayMs: number },
    context: CallContext,
  ): Promise<Result<null, DeviceError>> {
    const { signal } = this.#services;
    const change: Change = {
      pdu,
      element: 'pdu',
      action: 'setInRushGuard',
      before: (model) => valueWords(model?.settings.inRushGuardDelayMs),
      after: valueWords(inRushGuardDelayMs),
      whyNot: lacks('inRushGuardDelay'),
    };
    return this.#write(change, context, async (driver) => {
      const outcome = await driver.writeSequence({ changes: { inRushGuardDelayMs }, signal });
      if (!outcome.ok) return outcome;
      return outcome.value.error === null ? ok(null) : err(outcome.value.error);
    });
  }

  changePowerOnDelay(
    { pdu, powerOnDelayMs }: { readonly pdu: PduId; readonly powerOnDelayMs: number },
    context: CallContext,
  ): Promise<Result<null, DeviceError>> {
    const { signal } = this.#services;
    const change: Change = {
      pdu,
      element: 'pdu',
      action: 'setPowerOnDelay',
      before: (model) => valueWords(model?.settings.powerOnDelayMs),
      after: valueWords(powerOnDelayMs),
      whyNot: lacks('powerOnDelay'),
    };
    return this.#write(change, context, (driver) => driver.writePowerOnDelay({ powerOnDelayMs, signal }));
  }

  changeStartupState(
    request: {
      readonly pdu: PduId;
      readonly outlet: OutletId | null;
      readonly startupState: OutletStartupState;
    },
    context: CallContext,
  ): Promise<Result<null, DeviceError>> {
    const { signal } = this.#services;
    const { pdu, outlet, startupState } = request;
    const change: Change = {
      pdu,
      element: outlet ?? 'pdu',
      action: 'setStartupState',
      before: (model) => stateWords(model, outlet),
      after: STARTUP_STATE_WORDS[startupState],
      whyNot: lacks('startupState'),
    };
    return this.#write(change, context, (driver) =>
      driver.writeStartupState({ outlet, startupState, signal }),
    );
  }

  async #write(
    change: Change,
    context: CallContext,
    call: (driver: PduDriver) => Promise<DeviceResult<null>>,
  ): Promise<Result<null, DeviceError>> {
    const { devices, audit, signal } = this.#services;
    const { pdu, element, action, after } = change;
    const session = devices.session(pdu);
    if (session === undefined) return err(unknownPdu());
    const ready = await session.ready(signal);
    if (!ready.ok) return ready;
    const { model, name } = session.record;
    const reason = model === null ? null : (change.whyNot?.(model) ?? null);
    if (reason !== null) return err({ kind: 'unsupported', message: reason });
    const elementName = journalElementName(model, element) || name;
    const record = {
      ...recordFor(this.#services, pdu, context, action),
      element,
      elementName,
      before: change.before(model),
      after,
      commandId: randomUUID(),
    };
    audit.write([{ ...record, result: 'asked' }]);
    session.record.noteOwnWrite();
    const outcome = await session.withDriver(call);
    const result = outcome.ok ? 'done' : outcome.error.kind === 'outcomeUnknown' ? 'unknown' : 'failed';
    audit.write([{ ...record, result, message: outcome.ok ? null : outcome.error.message }]);
    await session.rereadSettings(signal);
    return outcome;
  }
}
