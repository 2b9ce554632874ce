import { formatClock } from '../../shared/words/durations.ts';
import { useCloudShellView } from '../features/cloudshell/cloudshell-view.ts';
import { useNow } from '../state/clock.ts';
import { useFreshnessOfAll } from '../state/last-answers.ts';
import { useAppStore } from '../state/store.ts';
import { Glyph } from '../ui/Glyph.tsx';
import { useHelp } from './help-state.ts';
import { isSilentHere, pollingText, retriedPdu, retryText, type Retried } from './polling-text.ts';

const SECRET_WORDS = {
  keychain: null,
  keyFile: 'Passwords: in a key file only you can read',
  session: 'Passwords: kept until Busbar closes',
} as const;

/** How many PDUs are live, how often they are read or when a lost one is tried again, whether what is done is recorded. */
export function StatusBar() {
  const info = useAppStore((state) => state.info);
  const openHelp = useHelp((state) => state.setOpen);
  const secrets = info === null ? null : SECRET_WORDS[info.secretsKeptIn];
  return (
    <footer className="status" data-region="status" aria-label="Status">
      <LiveCount />
      <span className="grow" />
      <EndpointTrouble />
      <TrapTrouble />
      {secrets === null ? null : <span>{secrets}</span>}
      {info === null ? null : <span>Audit log: {info.auditOn ? 'on' : 'off'}</span>}
      <button type="button" className="status-keys" onClick={() => openHelp(true)}>
        Keys <kbd aria-hidden>?</kbd>
      </button>
      <Clock />
    </footer>
  );
}

/** A lab controller was to be let in and cannot be: said on every screen, explained in the set-up of CloudShell. */
function EndpointTrouble() {
  const hasFailed = useAppStore((state) => state.shell.endpoint.kind === 'failed');
  const goTo = useAppStore((state) => state.goTo);
  const explain = () => {
    useCloudShellView.getState().setTab('setup');
    goTo({ screen: 'cloudshell' });
  };
  if (!hasFailed) return null;
  return (
    <button type="button" className="status-keys row" onClick={explain}>
      <Glyph name="warn" className="t-warn" />
      Automation endpoint not listening
    </button>
  );
}

/** Notifications were asked for and cannot be received: said on every screen, explained in the settings. */
function TrapTrouble() {
  const hasFailed = useAppStore((state) => state.trapReceiver.kind === 'failed');
  const openSettings = useAppStore((state) => state.setSettingsOpen);
  if (!hasFailed) return null;
  return (
    <button type="button" className="status-keys row" onClick={() => openSettings(true)}>
      <Glyph name="warn" className="t-warn" />
      SNMP notifications not received, polling
    </button>
  );
}

function LiveCount() {
  const pdus = useAppStore((state) => state.fleet.pdus);
  const onScreen = useAppStore(({ place }) => (place.screen === 'pdu' ? place.pdu : null));
  const retried = retriedPdu(pdus, onScreen);
  const freshness = useFreshnessOfAll(pdus);
  if (pdus.length === 0) return <span>No PDUs</span>;
  const live = pdus.filter((pdu) => freshness[pdu.id] === 'live').length;
  return (
    <>
      <span className="row">
        <Glyph
          name={
            isSilentHere(Object.values(freshness), onScreen === null ? null : freshness[onScreen])
              ? 'stale'
              : 'on'
          }
        />
        {live} of {pdus.length} {pdus.length === 1 ? 'PDU' : 'PDUs'} live
      </span>
      {retried === null ? <span>{pollingText(pdus)}</span> : <NextTry retried={retried} />}
    </>
  );
}

function NextTry({ retried }: { readonly retried: Retried }) {
  return (
    <span>
      <bdi>{retryText(retried, useNow(500))}</bdi>
    </span>
  );
}

function Clock() {
  return <span>{formatClock(useNow(1000))}</span>;
}
