import type { SimulatedPdu } from '../../pdu/simulated-pdu.ts';
import { SWITCHING_OPERATION, type SwitchingOperation } from './codes.ts';

/** What each outlet was last told, by whichever protocol; the operation columns read as this. */
export class LastOperations implements Disposable {
  readonly #operations: Map<number, SwitchingOperation>;
  readonly #unsubscribe: () => void;

  constructor(pdu: SimulatedPdu) {
    const { on, off, cycle } = SWITCHING_OPERATION;
    this.#operations = new Map(pdu.outlets.map(({ index, status }) => [index, status.powerOn ? on : off]));
    this.#unsubscribe = pdu.onEvent((event) => {
      if (event.kind !== 'powerControl') return;
      const single = event.on ? on : off;
      this.#operations.set(event.outlet, event.cycle ? cycle : single);
    });
  }

  /** By outlet index. */
  of(index: number): SwitchingOperation {
    return this.#operations.get(index) ?? SWITCHING_OPERATION.off;
  }

  [Symbol.dispose](): void {
    this.#unsubscribe();
  }
}
