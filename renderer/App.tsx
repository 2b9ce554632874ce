import { useEffect, useRef } from 'react';
import { AddPduDialog } from './features/add-pdu/AddPduDialog.tsx';
import { useCloudShellView } from './features/cloudshell/cloudshell-view.ts';
import { CloudShellView } from './features/cloudshell/CloudShellView.tsx';
import { CrossCheckDialog } from './features/cross-check/CrossCheckDialog.tsx';
import { EventsView } from './features/events/EventsView.tsx';
import { FindPalette } from './features/find/FindPalette.tsx';
import { FirstRun } from './features/first-run/FirstRun.tsx';
import { FleetView } from './features/fleet/FleetView.tsx';
import { startKeepingDrafts } from './features/sequence/kept-drafts.ts';
import { SettingsDialog } from './features/settings/SettingsDialog.tsx';
import { startCommandToasts } from './power/command-toasts.ts';
import { startTransferToasts } from './power/transfer-toasts.ts';
import { EngineBanner } from './shell/EngineBanner.tsx';
import { useHelp } from './shell/help-state.ts';
import { KeyboardHelp } from './shell/KeyboardHelp.tsx';
import { Rail } from './shell/Rail.tsx';
import { StatusBar } from './shell/StatusBar.tsx';
import { TitleBar } from './shell/TitleBar.tsx';
import { ToastStack } from './shell/ToastStack.tsx';
import { useCloseWarning } from './shell/use-close-warning.ts';
import { useConnectionNews } from './shell/use-connection-news.ts';
import { useKeyboard } from './shell/use-keyboard.ts';
import { useMenuCommands } from './shell/use-menu-commands.ts';
import { useWindowTitle } from './shell/use-window-title.ts';
import { startForbiddenWatch } from './state/forbidden.ts';
import { selectPdu } from './state/fleet-slice.ts';
import { useAppStore } from './state/store.ts';
import { ErrorBoundary } from './ui/ErrorBoundary.tsx';
import { LiveRegion } from './ui/LiveRegion.tsx';
import { useForgottenTrips } from './workspace/acknowledged.ts';
import { PduScreen } from './workspace/PduScreen.tsx';

/** The window: bars around the screen that `place` names. */
export function App() {
  useKeyboard();
  useMenuCommands();
  useWindowTitle();
  useEffect(() => startCommandToasts(), []);
  useEffect(() => startTransferToasts(), []);
  useEffect(() => startForbiddenWatch(), []);
  useEffect(() => startKeepingDrafts(), []);
  useConnectionNews();
  useForgottenTrips();
  useCloseWarning();
  return (
    <>
      <div className="win">
        <TitleBar />
        <Rail />
        <Main />
        <StatusBar />
      </div>
      <ToastStack />
      <Announcements />
      <ErrorBoundary what="the dialog">
        <AddPduDialog />
        <CrossCheckDialog />
        <FindPalette />
        <SettingsDialog onShowKeys={showKeys} onOpenSetup={openCloudShellSetup} />
      </ErrorBoundary>
      <KeyboardHelp />
    </>
  );
}

/** By itself: what is said must not draw the window again. */
function Announcements() {
  return <LiveRegion text={useAppStore((state) => state.announcement)} />;
}

const showKeys = () => useHelp.getState().setOpen(true);

function openCloudShellSetup(): void {
  useCloudShellView.getState().setTab('setup');
  useAppStore.getState().goTo({ screen: 'cloudshell' });
}

/** What had the focus may go with the screen or tab it stood on; then the new one takes it. */
function Main() {
  const main = useRef<HTMLElement>(null);
  const screen = useAppStore(({ place }) =>
    place.screen === 'pdu' ? `${place.pdu} ${place.tab}` : place.screen,
  );
  const shown = useRef(screen);
  useEffect(() => {
    if (shown.current === screen) return undefined;
    shown.current = screen;
    // The library takes the old tab away a moment later.
    const frame = requestAnimationFrame(() => {
      if (document.activeElement === document.body) main.current?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, [screen]);
  return (
    <main className="main" ref={main} tabIndex={-1}>
      <EngineBanner />
      <Screen />
    </main>
  );
}

function Screen() {
  const place = useAppStore((state) => state.place);
  const pdu = useAppStore((state) => (place.screen === 'pdu' ? selectPdu(place.pdu)(state) : undefined));
  const isEmpty = useAppStore((state) => state.fleet.pdus.length === 0);
  if (pdu !== undefined) {
    return (
      <ErrorBoundary key={pdu.id} what={pdu.name}>
        <PduScreen pdu={pdu} />
      </ErrorBoundary>
    );
  }
  if (place.screen === 'cloudshell') {
    return (
      <ErrorBoundary key="cloudshell" what="CloudShell">
        <CloudShellView />
      </ErrorBoundary>
    );
  }
  if (place.screen === 'events') {
    return (
      <ErrorBoundary key="events" what="events">
        <EventsView />
      </ErrorBoundary>
    );
  }
  return (
    <ErrorBoundary key="fleet" what="the fleet">
      {isEmpty ? <FirstRun /> : <FleetView />}
    </ErrorBoundary>
  );
}
