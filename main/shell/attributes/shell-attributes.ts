import type { CallContext } from '../../../shared/ipc/builders.ts';
import type { PduId } from '../../../shared/model/ids.ts';
import type { PduTarget } from '../../../shared/model/pdu-target.ts';
import type { Protocol } from '../../../shared/model/pdu.ts';
import type { ShellAttributeFact } from '../../../shared/shell/attributes.ts';
import type { AuditLog } from '../../storage/audit-log.ts';
import type { PduStore } from '../../storage/pdu-store.ts';
import type { SecretStore } from '../../storage/secret-store.ts';
import type { ShellStore } from '../../storage/shell-store.ts';

export interface ShellAttributesOptions {
  readonly store: ShellStore;
  readonly pdus: PduStore;
  readonly secrets: SecretStore;
  readonly audit: AuditLog;
  /** How a PDU is accessed now; its secrets are looked at only for whether they are set. */
  readonly target: (pdu: PduId, protocol: Protocol) => PduTarget | null;
  /** Attributes of this PDU changed. */
  readonly onChanged: (pdu: PduId) => void;
  /** `Sessions Concurrency Limit` of this PDU changed. */
  readonly onLimitChanged: (pdu: PduId) => void;
}

/** Attributes of a PDU in the words of the standard: what its access gives, and what is kept beside it. */
export class ShellAttributes {
  readonly #options: ShellAttributesOptions;

  constructor(options: ShellAttributesOptions) {
    this.#options = options;
  }

  facts(_pdu: PduId): readonly ShellAttributeFact[] {
    void this.#options;
    return [];
  }

  /** How many exchanges may be in flight towards this PDU. */
  sessionsConcurrencyLimit(_pdu: PduId): number {
    return 1;
  }

  /**
   * Keeps attributes beside a stored PDU; all or none.
   *
   * @throws ShellError when a value does not fit its attribute, or is changed elsewhere
   */
  async change(_pdu: PduId, _values: Readonly<Record<string, string>>, _context: CallContext): Promise<void> {
    throw new Error('Not built yet.');
  }
}
