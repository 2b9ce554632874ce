import { useAppStore } from '../state/store.ts';
import { Glyph } from '../ui/Glyph.tsx';
import { useOpenTripCount } from '../workspace/open-trips.ts';
import { RailTiles } from './RailTiles.tsx';

/** At the left of every screen: is any PDU in trouble, and how loaded are its lines? */
export function Rail() {
  const place = useAppStore((state) => state.place);
  const hasPdus = useAppStore((state) => state.fleet.pdus.length > 0);
  const goTo = useAppStore((state) => state.goTo);
  const openAdd = useAppStore((state) => state.setAddPduOpen);
  const openSettings = useAppStore((state) => state.setSettingsOpen);
  return (
    <nav className="rail" aria-label="Main" data-region="rail">
      <button
        type="button"
        className={place.screen === 'fleet' ? 'cur' : ''}
        aria-current={place.screen === 'fleet' ? 'page' : undefined}
        onClick={() => goTo({ screen: 'fleet' })}
      >
        <Glyph name="fleet" size={16} />
        <span>Fleet</span>
      </button>
      <EventsEntry isCurrent={place.screen === 'events'} />
      <button
        type="button"
        className={place.screen === 'cloudshell' ? 'cur' : ''}
        aria-current={place.screen === 'cloudshell' ? 'page' : undefined}
        onClick={() => goTo({ screen: 'cloudshell' })}
      >
        <Glyph name="cloud" size={16} />
        <span>CloudShell</span>
      </button>
      {hasPdus ? <hr /> : null}
      <RailTiles />
      <button type="button" aria-label="Add PDU" onClick={() => openAdd(true)}>
        <Glyph name="plus" size={16} />
        <span>Add</span>
      </button>
      <button type="button" onClick={() => openSettings(true)}>
        <Glyph name="settings" size={16} />
        <span>Settings</span>
      </button>
    </nav>
  );
}

/** The badge counts breakers that tripped and that nobody acknowledged. */
function EventsEntry({ isCurrent }: { readonly isCurrent: boolean }) {
  const goTo = useAppStore((state) => state.goTo);
  const trips = useOpenTripCount();
  return (
    <button
      type="button"
      className={isCurrent ? 'cur' : ''}
      aria-current={isCurrent ? 'page' : undefined}
      {...(trips === 0 ? {} : { 'aria-label': `Events, ${trips} not acknowledged` })}
      onClick={() => goTo({ screen: 'events', entry: null })}
    >
      {trips === 0 ? null : (
        <span className="badge" aria-hidden>
          {trips}
        </span>
      )}
      <Glyph name="bell" size={16} />
      <span>Events</span>
    </button>
  );
}
