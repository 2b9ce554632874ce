import type { ShellProfile } from '../../../shared/shell/auto-load.ts';
import { formatDuration } from '../../../shared/words/durations.ts';
import { useNow } from '../../state/clock.ts';
import { lastAnswerMs, useFreshnessOfAll } from '../../state/last-answers.ts';
import { useAppStore } from '../../state/store.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import { useCloudShellView } from './cloudshell-view.ts';
import { ExportMenu } from './export/ExportMenu.tsx';
import type { Links, PduResource } from './resources.ts';

const PROFILES: readonly { readonly value: ShellProfile; readonly label: string }[] = [
  { value: '2g', label: '2nd generation' },
  { value: '1g', label: '1st generation' },
];

interface CloudShellHeadProps {
  readonly pdus: readonly PduResource[];
  readonly links: Links;
}

/** What this is, how old it is, in which generation's words, and a file of it. */
export function CloudShellHead({ pdus, links }: CloudShellHeadProps) {
  const { profile, setProfile } = useCloudShellView();
  return (
    <div className="head cs-head">
      <div className="head-who">
        <h1>CloudShell resources</h1>
        <div className="dim ell">
          PDU to power socket tree as CloudShell sees it, with live status from this app
        </div>
      </div>
      <span className="grow" />
      <DataAge />
      <span className="row">
        <span className="dim">Profile</span>
        <Segmented label="Profile" value={profile} options={PROFILES} onChange={setProfile} />
      </span>
      <ExportMenu pdus={pdus} links={links} profile={profile} />
    </div>
  );
}

/** How old the oldest of what is live is, and whether something is missing: `Live data of 7 of 8 PDUs, 1 s old`. */
function DataAge() {
  const pdus = useAppStore((state) => state.fleet.pdus);
  const freshness = useFreshnessOfAll(pdus);
  const nowMs = useNow(1000);
  if (pdus.length === 0) return null;
  const answers = pdus
    .filter(({ id }) => freshness[id] === 'live')
    .map((pdu) => lastAnswerMs(pdu))
    .filter((each) => each !== null);
  if (answers.length === 0) return <span className="dim cs-age">No live data</span>;
  const which = answers.length === pdus.length ? '' : ` of ${answers.length} of ${pdus.length} PDUs`;
  return (
    <span className="dim cs-age">
      Live data{which}, {formatDuration(nowMs - Math.min(...answers))} old
    </span>
  );
}
