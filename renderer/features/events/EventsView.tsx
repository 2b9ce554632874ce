import { useEffect, useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import type { JournalFilter } from '../../../shared/model/journal.ts';
import { engine } from '../../ipc/engine.ts';
import { useAppStore } from '../../state/store.ts';
import { tellEngine } from '../../state/tell-engine.ts';
import { ErrorBoundary } from '../../ui/ErrorBoundary.tsx';
import { showLine, useJournalView } from './events-view.ts';
import { ExportButton } from './ExportButton.tsx';
import { JournalScreen } from './JournalScreen.tsx';
import './events.css';

type Source = JournalFilter['source'];

const TABS: readonly { readonly id: Source; readonly name: string; readonly aside: string }[] = [
  { id: 'all', name: 'All', aside: '' },
  { id: 'events', name: 'PDU events', aside: '' },
  { id: 'audit', name: 'Audit log', aside: 'operators only' },
];

/** What happened, who did it, is it over? Events of all PDUs and what people did, in one list. */
export function EventsView() {
  const [{ source }, change] = useJournalView(null);
  const linked = useLinkedEntry();
  return (
    <>
      <div className="head ev-head">
        <h1>Events and audit log</h1>
        <span className="grow" />
        <Kept source={source} />
        <ExportButton scope={null} />
      </div>
      <Tabs
        className="pdu-tabs"
        selectedKey={source}
        onSelectionChange={(key) => change({ source: key as Source, kinds: [] })}
      >
        <TabList className="tabs" aria-label="Events and audit log" data-region="tabs" data-region-focus>
          {TABS.map(({ id, name, aside }) => (
            <Tab key={id} id={id} className={({ isSelected }) => (isSelected ? 'cur' : '')}>
              {name}
              {aside === '' ? null : <span className="ct">{aside}</span>}
            </Tab>
          ))}
        </TabList>
        {/* A panel of its own each: the library gives it its tab's id once. */}
        <TabPanel key={source} id={source} className="tab-panel">
          <ErrorBoundary what="the events">
            <JournalScreen scope={null} linked={linked} />
          </ErrorBoundary>
        </TabPanel>
      </Tabs>
    </>
  );
}

/** For how long what is listed is kept. */
function Kept({ source }: { readonly source: Source }) {
  const days = useAppStore((state) => state.settings.keepEventsDays);
  const kept = days === 1 ? '1 day' : `${days} days`;
  const words = {
    all: `Events kept for ${kept}, the audit log for good, on this computer`,
    events: `Kept for ${kept} on this computer`,
    audit: 'Kept for good on this computer',
  };
  return <span className="dim ell ev-kept">{words[source]}</span>;
}

/** Opens the line that the place names; returns its id, for the list to go to. */
function useLinkedEntry(): string | null {
  const place = useAppStore((state) => state.place);
  const [linked, setLinked] = useState<string | null>(null);
  useEffect(() => {
    const entry = place.screen === 'events' ? place.entry : null;
    if (entry === null) return undefined;
    let isGone = false;
    const open = async () => {
      const line = await engine().journal.entry({ id: entry });
      if (isGone || line === null) return;
      showLine(line, Date.now());
      setLinked(line.id);
    };
    tellEngine(open());
    return () => {
      isGone = true;
    };
  }, [place]);
  return linked;
}
