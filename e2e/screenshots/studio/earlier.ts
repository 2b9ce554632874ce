import { setInletPowered } from '../../../main/simulator/pdu/supply.ts';
import { outletId } from '../../../shared/model/ids.ts';
import type { PowerAction } from '../../../shared/model/power-state.ts';
import type { Studio } from './studio.ts';

/** What an operator or the room did earlier that day; the program runs for half a minute around it. */
interface Earlier {
  readonly at: string;
  readonly happens: (studio: Studio) => Promise<void>;
}

/** Long enough to read every PDU, and for a cycle to end. */
const BEFORE_MS = 5000;
const AFTER_MS = 25_000;

function switchOutlet(pdu: string, label: string, action: PowerAction): Earlier['happens'] {
  return async (studio) => {
    const view = await studio.view(pdu);
    const outlet = outletId(label);
    const name = view.model?.outlets.find(({ id }) => id === outlet)?.name ?? '';
    const powerState = view.outletStates[outlet]?.powerState ?? 'unknown';
    const armed = await studio.engine.handlers.power.arm(
      {
        pdu: view.id,
        action,
        scope: 'one',
        outlets: [{ outlet, name, powerState }],
        respectSequence: false,
        heldProtected: false,
      },
      studio.context,
    );
    if (!armed.ok) throw new Error(armed.error.message);
  };
}

/** Sockets of A07-L and what hangs on them. */
const LINKED = [
  ['PS3', 'hv-01'],
  ['PS4', 'hv-02'],
  ['PS7', 'hv-04'],
  ['PS13', 'db-01'],
  ['PS14', 'db-02'],
  ['PS15', 'gpu-01'],
] as const;

const EARLIER: readonly Earlier[] = [
  {
    at: '09:58:33',
    happens: async (studio) => {
      const { id } = await studio.view('A08-R');
      const { pdus } = studio.engine.handlers;
      const element = outletId('18');
      await studio.during(pdus.renameElement({ pdu: id, element, name: 'build-02' }, studio.context));
    },
  },
  { at: '10:15:27', happens: switchOutlet('A08-L', '6', 'cycle') },
  { at: '10:44:09', happens: switchOutlet('A07-R', '21', 'cycle') },
  {
    at: '11:02:40',
    // A lab controller turns on what is on: it says what hangs on which socket.
    happens: async (studio) => {
      const { id } = await studio.view('A07-L');
      const asked = {
        pdu: id,
        command: 'PowerOn',
        ports: LINKED.map(([port]) => port),
        endpoints: LINKED.map(([, device]) => `${device}/PowerPort1`),
        delay: null,
        profile: '2g',
        address: null,
        includeProtected: false,
      } as const;
      const done = await studio.during(studio.engine.handlers.shell.power(asked, studio.context));
      if (!done.ok) throw new Error(done.error.message);
    },
  },
  { at: '11:20:18', happens: switchOutlet('B05-R', '20', 'off') },
  {
    at: '13:40:51',
    happens: async (studio) => {
      const { pdu } = studio.device('LAB-ATS');
      setInletPowered(pdu, 0, false);
      await studio.clock.runTo(studio.clock.nowMs() + 4000);
      setInletPowered(pdu, 0, true);
    },
  },
];

/** Lets the morning pass. */
export async function playEarlier(studio: Studio, day: string): Promise<void> {
  for (const { at, happens } of EARLIER) {
    const atMs = Date.parse(`${day}T${at}Z`);
    await studio.restartAt(atMs - BEFORE_MS);
    await studio.clock.runTo(atMs);
    await happens(studio);
    await studio.clock.runTo(atMs + AFTER_MS);
  }
}
