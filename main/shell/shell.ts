import type { FleetChange } from '../../shared/model/fleet.ts';
import { basePduId, type PduId } from '../../shared/model/ids.ts';
import type { ShellChange, ShellPdu, ShellState } from '../../shared/shell/state.ts';
import { ShellAttributes, type ShellAttributesOptions } from './attributes/shell-attributes.ts';
import { AutomationEndpoint, type AutomationEndpointOptions } from './endpoint/automation-endpoint.ts';
import { ShellInventory, type ShellInventoryOptions } from './inventory/shell-inventory.ts';
import { LiveStatusBook, type LiveStatusBookOptions } from './live-status/live-status-book.ts';
import { ShellPower, type ShellPowerOptions } from './power/shell-power.ts';

export type ShellOptions = Omit<ShellInventoryOptions, 'onChanged'> &
  Omit<ShellAttributesOptions, 'onChanged'> &
  Omit<LiveStatusBookOptions, 'onChange'> &
  Omit<ShellPowerOptions, 'inventory' | 'liveStatus'> &
  Omit<AutomationEndpointOptions, 'inventory' | 'liveStatus' | 'power' | 'onChange'> & {
    readonly onChange: (change: ShellChange) => void;
  };

/** The PDU Shell Standard over the engine: its parts and what windows are told of them. */
export class Shell implements AsyncDisposable {
  readonly inventory: ShellInventory;
  readonly attributes: ShellAttributes;
  readonly liveStatus: LiveStatusBook;
  readonly power: ShellPower;
  readonly endpoint: AutomationEndpoint;
  readonly #options: ShellOptions;

  constructor(options: ShellOptions) {
    this.#options = options;
    const onChanged = (pdu: PduId) => this.publishPdu(pdu);
    this.inventory = new ShellInventory({ ...options, onChanged });
    this.attributes = new ShellAttributes({ ...options, onChanged });
    this.liveStatus = new LiveStatusBook({ ...options, onChange: (change) => this.#tell(change) });
    this.power = new ShellPower({ ...options, inventory: this.inventory, liveStatus: this.liveStatus });
    const { inventory, power, liveStatus } = this;
    this.endpoint = new AutomationEndpoint({
      ...options,
      inventory,
      power,
      liveStatus,
      onChange: (endpoint) => this.#tell({ kind: 'endpoint', endpoint }),
    });
  }

  get state(): ShellState {
    return {
      pdus: this.#options.fleet.state.pdus
        .filter(({ id }) => basePduId(id) === id)
        .map(({ id }) => this.pdu(id)),
      connections: this.liveStatus.connections,
      liveStatuses: this.liveStatus.all,
      endpoint: this.endpoint.state,
    };
  }

  pdu(pdu: PduId): ShellPdu {
    return { pdu, sockets: this.inventory.sockets(pdu), attributes: this.attributes.facts(pdu) };
  }

  /** Something was said about the fleet. */
  onFleetChange(change: FleetChange): void {
    this.liveStatus.onFleetChange(change);
    this.power.onFleetChange(change);
    if (change.kind === 'pduPut' && basePduId(change.pdu.id) === change.pdu.id)
      this.publishPdu(change.pdu.id);
    if (change.kind === 'pduRemoved') this.#tell({ kind: 'pduRemoved', pdu: change.pdu });
  }

  /** Tells the windows what is known of a PDU now. */
  publishPdu(pdu: PduId): void {
    this.#tell({ kind: 'pdu', pdu: this.pdu(pdu) });
  }

  #tell(change: ShellChange): void {
    this.endpoint.onShellChange(change);
    this.#options.onChange(change);
  }

  /** A window is gone: what it asked for and was not sent yet never will be. */
  windowClosed(windowId: string): void {
    this.power.windowClosed(windowId);
  }

  [Symbol.asyncDispose](): Promise<void> {
    this.power.close();
    return this.endpoint[Symbol.asyncDispose]();
  }
}
