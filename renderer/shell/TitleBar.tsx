import { useMemo } from 'react';
import { useFleetView } from '../features/fleet/fleet-filter.ts';
import { useFleetAlarms } from '../features/fleet/use-fleet-alarms.ts';
import { changeSettings } from '../ipc/change-settings.ts';
import { selectPdu } from '../state/fleet-slice.ts';
import { goToPdu } from '../state/go-to-pdu.ts';
import { TAB_NAMES } from '../state/pdu-tabs.ts';
import { useAppStore } from '../state/store.ts';
import { otherTheme } from '../state/theme.ts';
import { Glyph } from '../ui/Glyph.tsx';
import { progressText, unfinished } from './in-progress.ts';
import { keyHost } from './key-host.ts';
import { printedKey } from './keys.ts';
import { SCREEN_NAMES } from './place-words.ts';

/** Where the admin is, the way to everything, what runs, how many alarms there are. */
export function TitleBar() {
  return (
    <header className="titlebar">
      <Breadcrumb />
      <FindField />
      <div className="tb-r">
        <InProgress />
        <AlarmCounts />
        <button
          type="button"
          className="tb-btn"
          aria-label="Switch between dark and light"
          title="Switch between dark and light"
          onClick={() => changeSettings({ theme: otherTheme() })}
        >
          <Glyph name="theme" size={14} />
        </button>
      </div>
    </header>
  );
}

/** Looks like a field and opens the palette, whose field takes its place. */
function FindField() {
  const isOpen = useAppStore((state) => state.findOpen);
  const setOpen = useAppStore((state) => state.setFindOpen);
  return (
    <button
      type="button"
      className="omni"
      aria-haspopup="dialog"
      aria-expanded={isOpen}
      onClick={() => setOpen(true)}
    >
      <Glyph name="find" />
      <span className="grow ell">Find an outlet, device or PDU</span>
      <kbd aria-hidden>{printedKey('Ctrl K', keyHost())}</kbd>
    </button>
  );
}

function Breadcrumb() {
  const place = useAppStore((state) => state.place);
  const goTo = useAppStore((state) => state.goTo);
  const name = useAppStore((state) =>
    place.screen === 'pdu' ? selectPdu(place.pdu)(state)?.name : undefined,
  );
  if (place.screen !== 'pdu' || name === undefined) {
    return (
      <nav className="tb-l crumb" aria-label="Breadcrumb">
        <b aria-current="page">{SCREEN_NAMES[place.screen === 'pdu' ? 'fleet' : place.screen]}</b>
      </nav>
    );
  }
  return (
    <nav className="tb-l crumb" aria-label="Breadcrumb">
      <button type="button" onClick={() => goTo({ screen: 'fleet' })}>
        Fleet
      </button>
      <i aria-hidden>/</i>
      <button type="button" onClick={() => goToPdu(place.pdu, 'overview')}>
        {name}
      </button>
      <i aria-hidden>/</i>
      <b aria-current="page">{TAB_NAMES[place.tab]}</b>
    </nav>
  );
}

function InProgress() {
  const commands = useAppStore((state) => state.fleet.commands);
  const running = useMemo(() => unfinished(commands), [commands]);
  const newest = running.at(-1);
  if (newest === undefined) return null;
  return (
    <button
      type="button"
      className="tb-btn ink"
      onClick={() => goToPdu(newest.command.pdu, 'outlets', newest.outlet.outlet)}
    >
      <Glyph name="cyc" />
      {progressText(running)}
    </button>
  );
}

function AlarmCounts() {
  const alarms = useFleetAlarms();
  const goTo = useAppStore((state) => state.goTo);
  const setChip = useFleetView((state) => state.setChip);
  const show = (chip: 'critical' | 'warning') => {
    setChip(chip);
    goTo({ screen: 'fleet' });
  };
  const stopped = useAppStore(
    (state) => state.fleet.pdus.filter(({ connection }) => connection.kind === 'needsAttention').length,
  );
  const warnings = alarms.filter((alarm) => alarm.severity === 'warning').length;
  // A PDU that waits for a person is as critical as what its tile shows.
  const critical = alarms.length - warnings + stopped;
  return (
    <>
      {critical === 0 ? null : (
        <button type="button" className="tb-btn" onClick={() => show('critical')}>
          <Glyph name="crit" />
          {critical} critical
        </button>
      )}
      {warnings === 0 ? null : (
        <button type="button" className="tb-btn" onClick={() => show('warning')}>
          <Glyph name="warn" />
          {warnings} {warnings === 1 ? 'warning' : 'warnings'}
        </button>
      )}
    </>
  );
}
