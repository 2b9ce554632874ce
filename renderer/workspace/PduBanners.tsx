import { useState } from 'react';
import type { PduView } from '../../shared/model/fleet.ts';
import type { ElementId, PduId } from '../../shared/model/ids.ts';
import { formatDuration } from '../../shared/words/durations.ts';
import { ChangedCertificateDialog } from '../features/add-pdu/ChangedCertificateDialog.tsx';
import { ChangedEngineDialog } from '../features/add-pdu/ChangedEngineDialog.tsx';
import { ChangeUserDialog } from '../features/add-pdu/ChangeUserDialog.tsx';
import { changeUserWords } from '../features/add-pdu/password-words.ts';
import { engine } from '../ipc/engine.ts';
import { openEntryOf } from '../journal/open-entry.ts';
import { useAlarms } from '../state/alarm-store.ts';
import { useNow } from '../state/clock.ts';
import type { EntryLink } from '../state/entry-link.ts';
import { forgetForbidden, useForbidden } from '../state/forbidden.ts';
import { goToDeviceSettings } from '../state/device-settings.ts';
import { goToPdu } from '../state/go-to-pdu.ts';
import { useAppStore } from '../state/store.ts';
import { tellEngine } from '../state/tell-engine.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { useAcknowledged } from './acknowledged.ts';
import { pduBanners, type PduBanner } from './banner-list.ts';
import { useAcknowledgeKey } from './use-acknowledge-key.ts';

/** What is wrong with a PDU. Of all banners on the screen the worst is shown. */
export function PduBanners({ pdu }: { readonly pdu: PduView }) {
  const alarms = useAlarms(pdu.id);
  const events = useAppStore((state) => state.fleet.events);
  const acknowledged = useAcknowledged(pdu.id);
  const forbidden = useForbidden(pdu);
  const banners = pduBanners(pdu, alarms, events, acknowledged.has, forbidden);
  const [first] = banners;
  const shownTrip = first?.kind === 'tripped' ? first.breaker : null;
  useAcknowledgeKey(shownTrip, acknowledged.add);
  return banners.map((banner) => (
    <Banner
      key={banner.kind === 'tripped' ? banner.breaker : banner.kind}
      tone={banner.tone}
      title={banner.title}
      {...(banner.kind === 'readOnly' ? { icon: 'lock' as const } : {})}
      actions={<BannerActions pdu={pdu} banner={banner} onAcknowledge={acknowledged.add} />}
    >
      {banner.text} {banner.kind === 'lost' ? <NextTry atMs={banner.nextRetryAtMs} /> : null}
      {banner.kind === 'tripped' && banner.atMs !== null ? <NotAcknowledged atMs={banner.atMs} /> : null}
    </Banner>
  ));
}

function NextTry({ atMs }: { readonly atMs: number }) {
  const leftMs = atMs - useNow(500);
  // Not spoken: a screen reader hears of the loss once, not of every second.
  return <span aria-hidden>{leftMs < 1000 ? 'Trying now.' : `Next try in ${formatDuration(leftMs)}.`}</span>;
}

function NotAcknowledged({ atMs }: { readonly atMs: number }) {
  return <span aria-hidden>{formatDuration(useNow(1000) - atMs)} ago, not acknowledged.</span>;
}

interface BannerActionsProps {
  readonly pdu: PduView;
  readonly banner: PduBanner;
  readonly onAcknowledge: (breaker: Extract<PduBanner, { kind: 'tripped' }>['breaker']) => void;
}

function BannerActions({ pdu, banner, onAcknowledge }: BannerActionsProps) {
  switch (banner.kind) {
    case 'tripped':
      return (
        <>
          <ShowBreaker pdu={pdu} breaker={banner.breaker} />
          <Button size="sm" onPress={() => openEntryOf(tripEntry(pdu.id, banner))}>
            Show in events
          </Button>
          <Button size="sm" variant="pri" onPress={() => onAcknowledge(banner.breaker)}>
            Acknowledge
          </Button>
        </>
      );
    case 'lost':
      return (
        <>
          <RetryButton pdu={pdu} text="Retry now" />
          {pdu.simulated ? null : (
            <Button size="sm" onPress={() => goToDeviceSettings(pdu.id, 'connection')}>
              Edit connection
            </Button>
          )}
        </>
      );
    case 'credentials':
      return <ChangeUser pdu={pdu} />;
    case 'certificate':
    case 'engine':
      return <CompareTrusted pdu={pdu} what={banner.kind} />;
    case 'attention':
      return <RetryButton pdu={pdu} text="Retry" />;
    case 'readOnly':
      return (
        <>
          {banner.canTryAgain ? (
            <Button size="sm" onPress={() => forgetForbidden(pdu.id)}>
              Try again
            </Button>
          ) : null}
          <ChangeUser pdu={pdu} />
        </>
      );
    case 'partial':
      return null;
  }
}

/** Not where one is already. */
function ShowBreaker({ pdu, breaker }: { readonly pdu: PduView; readonly breaker: ElementId }) {
  const isThere = useAppStore(
    ({ place }) => place.screen === 'pdu' && place.tab === 'overview' && place.element === breaker,
  );
  if (isThere) return null;
  return (
    <Button size="sm" onPress={() => goToPdu(pdu.id, 'overview', breaker)}>
      Show breaker
    </Button>
  );
}

/** The line of events that tells a trip. */
function tripEntry(pdu: PduId, banner: Extract<PduBanner, { kind: 'tripped' }>): EntryLink {
  return {
    kind: 'latest',
    source: 'events',
    kinds: ['critical'],
    pdu,
    element: banner.breaker,
    atMs: banner.atMs ?? Date.now(),
  };
}

function RetryButton({ pdu, text }: { readonly pdu: PduView; readonly text: string }) {
  return (
    <Button size="sm" onPress={() => tellEngine(engine().pdus.retryNow({ pdu: pdu.id }))}>
      {text}
    </Button>
  );
}

function ChangeUser({ pdu }: { readonly pdu: PduView }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="sm" onPress={() => setOpen(true)}>
        {changeUserWords(pdu)}
      </Button>
      {isOpen ? <ChangeUserDialog pdu={pdu} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

interface CompareTrustedProps {
  readonly pdu: PduView;
  readonly what: 'certificate' | 'engine';
}

function CompareTrusted({ pdu, what }: CompareTrustedProps) {
  const [isOpen, setOpen] = useState(false);
  const Opened = what === 'certificate' ? ChangedCertificateDialog : ChangedEngineDialog;
  return (
    <>
      <Button size="sm" onPress={() => setOpen(true)}>
        Compare
      </Button>
      {isOpen ? <Opened pdu={pdu} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
