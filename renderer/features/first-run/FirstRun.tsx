import { useState } from 'react';
import { engine } from '../../ipc/engine.ts';
import { settled } from '../../ipc/settled.ts';
import { goToPdu } from '../../state/go-to-pdu.ts';
import { useAppStore } from '../../state/store.ts';
import { Button } from '../../ui/Button.tsx';
import { SingleLineDiagram } from './SingleLineDiagram.tsx';

/** The model the diagram shows. */
const FIRST_MODEL = 'px3-3ph-36';

const KEPT_IN = {
  keychain: 'Settings in this profile, passwords in the system keychain',
  keyFile: 'Settings in this profile, passwords encrypted with a key file only you can read',
  session: 'Settings in this profile, passwords only until Busbar closes',
} as const;

/** No PDUs yet: what do I do first? */
export function FirstRun() {
  const info = useAppStore((state) => state.info);
  const openAdd = useAppStore((state) => state.setAddPduOpen);
  const simulator = useSimulator();
  return (
    <div className="first-run" data-region="centre">
      <div>
        <h1>No PDUs yet</h1>
        <p>
          Add one by its network address, or try everything first on a simulated PDU. It has 36 outlets on
          three lines, runs on this computer only, and can be removed at any time.
        </p>
        <div className="first-acts">
          <Button
            variant="pri"
            size="lg"
            takesFocus
            isDisabled={simulator.isStarting}
            disabledReason="It is starting."
            onPress={() => void simulator.start()}
          >
            <span>{simulator.isStarting ? 'Starting the simulated PDU' : 'Start with a simulated PDU'}</span>
            <span className="key">Enter</span>
          </Button>
          <Button size="lg" onPress={() => openAdd(true)}>
            <span>Add a PDU</span>
          </Button>
        </div>
        {simulator.failure === null ? null : (
          <p className="t-crit" role="alert">
            {simulator.failure}
          </p>
        )}
        <dl className="dl">
          <dt>Works with</dt>
          <dd>
            Raritan, Server Technology and Legrand by Xerus JSON-RPC; these, APC, Eaton, CyberPower, Vertiv
            and more by SNMP v3, v2c and v1
          </dd>
          <dt>You need</dt>
          <dd>The address, and a user with outlet control or the SNMP communities</dd>
          <dt>Stored here</dt>
          <dd>{KEPT_IN[info?.secretsKeptIn ?? 'session']}</dd>
        </dl>
      </div>
      <SingleLineDiagram />
    </div>
  );
}

function useSimulator() {
  const [isStarting, setStarting] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const start = async () => {
    setStarting(true);
    setFailure(null);
    const result = await settled(engine().pdus.addSimulated({ model: FIRST_MODEL }));
    setStarting(false);
    if (result.ok) goToPdu(result.value, 'overview');
    else setFailure(result.error.message);
  };
  return { isStarting, failure, start };
}
