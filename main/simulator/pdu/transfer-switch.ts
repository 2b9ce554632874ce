import type { TransferSwitchSpec } from '../models/spec.ts';
import type { InletUnit, TransferSwitchSettings } from './state.ts';

/** `TransferReason` values used here (Xerus reference 4.8). */
export const TRANSFER_REASON = { startup: 1, manual: 2, autoRetransfer: 3, powerFailure: 4 } as const;

/** `operationalState` sensor values. */
const OPERATIONAL_STATE = { off: 0, normal: 1, standby: 2, nonRedundant: 3 } as const;

export interface TransferRecord {
  readonly atS: number;
  readonly from: number;
  readonly to: number;
  readonly reason: number;
}

/** Which of two inlets feeds the unit. Sources count from 1, as the transfer log does; 0 is none. */
export class TransferSwitchUnit {
  readonly spec: TransferSwitchSpec;
  readonly #inlets: readonly InletUnit[];
  settings: TransferSwitchSettings;
  activeSource = 1;
  lastReason: number = TRANSFER_REASON.startup;
  changedAtS: number;
  log: readonly TransferRecord[] = [];

  constructor(spec: TransferSwitchSpec, inlets: readonly InletUnit[], nowS: number) {
    this.spec = spec;
    this.#inlets = inlets;
    this.changedAtS = nowS;
    this.settings = {
      name: spec.name,
      preferredSource: 1,
      autoRetransfer: true,
      noAutoRetransferIfPhaseFault: true,
      autoRetransferWaitTime: 20,
      manualTransferEnabled: true,
      phaseSyncSensorEnabled: true,
    };
  }

  isSourceGood(source: number): boolean {
    const inlet = this.#inlets[source - 1];
    return inlet !== undefined && inlet.powered && inlet.enabled;
  }

  get operationalState(): number {
    const good = this.#inlets.filter((inlet) => this.isSourceGood(inlet.index + 1)).length;
    if (good === 0) return OPERATIONAL_STATE.off;
    if (this.activeSource !== this.settings.preferredSource) return OPERATIONAL_STATE.standby;
    return good === 1 ? OPERATIONAL_STATE.nonRedundant : OPERATIONAL_STATE.normal;
  }

  /** The source it would feed from by itself now; the present one when that still stands. */
  wantedSource(): { readonly source: number; readonly reason: number } | null {
    if (!this.isSourceGood(this.activeSource)) {
      const other = this.#inlets.find((inlet) => this.isSourceGood(inlet.index + 1));
      return other === undefined ? null : { source: other.index + 1, reason: TRANSFER_REASON.powerFailure };
    }
    const preferred = this.settings.preferredSource;
    const returns =
      this.settings.autoRetransfer && this.activeSource !== preferred && this.isSourceGood(preferred);
    return returns ? { source: preferred, reason: TRANSFER_REASON.autoRetransfer } : null;
  }

  move(source: number, reason: number, nowS: number): void {
    this.log = [...this.log.slice(-19), { atS: nowS, from: this.activeSource, to: source, reason }];
    this.activeSource = source;
    this.lastReason = reason;
    this.changedAtS = nowS;
  }
}
