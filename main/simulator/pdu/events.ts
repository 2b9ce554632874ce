import type {
  OutletSettings,
  OutletStatus,
  PduSettings,
  SequenceProgress,
  TransferSwitchSettings,
} from './state.ts';

/** Who asked for something, as events report it. */
export interface Actor {
  readonly user: string;
  readonly address: string;
}

export type NamedKind = 'inlet' | 'ocp';

export type PduEvent =
  | {
      readonly kind: 'powerControl';
      readonly outlet: number;
      readonly on: boolean;
      readonly cycle: boolean;
      readonly actor: Actor;
    }
  | {
      readonly kind: 'outletStatus';
      readonly outlet: number;
      readonly before: OutletStatus;
      readonly after: OutletStatus;
    }
  | {
      readonly kind: 'outletSettings';
      readonly outlet: number;
      readonly before: OutletSettings;
      readonly after: OutletSettings;
      readonly actor: Actor;
    }
  | {
      readonly kind: 'pduSettings';
      readonly before: PduSettings;
      readonly after: PduSettings;
      readonly actor: Actor;
    }
  | {
      readonly kind: 'elementName';
      readonly element: NamedKind;
      readonly index: number;
      readonly before: string;
      readonly after: string;
      readonly actor: Actor;
    }
  | {
      readonly kind: 'transferSwitchSettings';
      readonly before: TransferSwitchSettings;
      readonly after: TransferSwitchSettings;
      readonly actor: Actor;
    }
  | {
      readonly kind: 'inletEnabled';
      readonly inlet: number;
      readonly enabled: boolean;
      readonly actor: Actor;
    }
  | { readonly kind: 'sequence'; readonly progress: SequenceProgress }
  | { readonly kind: 'loadShedding'; readonly active: boolean; readonly actor: Actor }
  | { readonly kind: 'trip'; readonly ocp: number; readonly closed: boolean }
  | { readonly kind: 'transfer'; readonly sourceBefore: number; readonly operationalStateBefore: number };

export type PduListener = (event: PduEvent) => void;
