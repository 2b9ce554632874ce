import { useState, type ReactNode } from 'react';
import { ChangedCertificateDialog } from '../../../renderer/features/add-pdu/ChangedCertificateDialog.tsx';
import { FindPalette } from '../../../renderer/features/find/FindPalette.tsx';
import { AllOutletsDialog } from '../../../renderer/features/outlets/AllOutletsDialog.tsx';
import { BulkConfirm } from '../../../renderer/features/outlets/BulkConfirm.tsx';
import { planBulk } from '../../../renderer/features/outlets/bulk-plan.ts';
import { bulkOutlets } from '../../../renderer/features/outlets/use-bulk-outlets.ts';
import { startEditing, type SequenceEditing } from '../../../renderer/features/sequence/editing.ts';
import { SequenceBanners } from '../../../renderer/features/sequence/SequenceBanners.tsx';
import { HoldPopover } from '../../../renderer/power/HoldPopover.tsx';
import { createOutletActions } from '../../../renderer/power/use-outlet-actions.ts';
import { useOutletFacts } from '../../../renderer/power/use-outlet-facts.ts';
import { sampleStore } from '../../../renderer/state/samples.ts';
import { useAppStore } from '../../../renderer/state/store.ts';
import type { Connection } from '../../../shared/model/connection.ts';
import type { CertificateInfo } from '../../../shared/model/device-error.ts';
import type { PduView } from '../../../shared/model/fleet.ts';
import { ocpId, outletId, type ElementId } from '../../../shared/model/ids.ts';
import { PduBanners } from '../../../renderer/workspace/PduBanners.tsx';
import { NOW_MS, OFFLINE, ONLINE, rackPdu, readingsOf } from './fixtures.ts';
import type { PartName } from './parts.ts';

const TRUSTED = '41D20C9B77E1A8F3640DB917CE853AF6912E48DB70C31F9AE4560B8D375A7F0A';
const PRESENTED: CertificateInfo = {
  fingerprint: '7C419ED05B22A8F3640DB917CE853AF6912E48DB70C31F9AE4560B8D37A2F964',
  subject: 'CN=pdu-a07-l.lab.example',
  issuer: 'CN=pdu-a07-l.lab.example',
  selfSigned: true,
  validFromMs: Date.UTC(2025, 1, 11),
  validToMs: Date.UTC(2035, 1, 9),
  key: 'EC P-256',
};

const WAITING = { kind: 'needsAttention', sinceMs: NOW_MS - 60_000, lastReadAtMs: NOW_MS - 60_000 } as const;
const CERTIFICATE_CHANGED: Connection = {
  ...WAITING,
  reason: 'certificateChanged',
  trustedAtMs: Date.UTC(2023, 2, 4),
  error: {
    kind: 'certificateChanged',
    message: 'The certificate of 192.0.2.17:443 has changed.',
    trusted: TRUSTED,
    presented: PRESENTED,
  },
};
const USER_REFUSED: Connection = {
  ...WAITING,
  reason: 'authRejected',
  error: { kind: 'authRejected', message: 'A07-L did not accept the user name or password.' },
};

const CONNECTIONS: Readonly<Partial<Record<PartName, Connection>>> = {
  'banner-certificate': CERTIFICATE_CHANGED,
  'banner-credentials': USER_REFUSED,
  'banner-lost': OFFLINE,
  'changed-certificate': CERTIFICATE_CHANGED,
};

/** Over SNMP v2c without a write community. */
const READ_ONLY: Readonly<Partial<Record<PartName, Partial<PduView>>>> = {
  'banner-read-only': { protocol: 'snmp', user: '', snmp: { version: 'v2c', canWrite: false } },
};

const nothing = () => undefined;
const CHOSEN = ['21', '22', '23', '29'].map((label) => outletId(label));

type Rack = PduView & { readonly model: NonNullable<PduView['model']> };

function ConfirmSeveral({ pdu }: { readonly pdu: Rack }) {
  const facts = useOutletFacts(pdu, pdu.model);
  const plan = planBulk(bulkOutlets(sampleStore, pdu.id, pdu.model, CHOSEN, facts), 'cycle');
  return (
    <BulkConfirm
      pdu={pdu.id}
      model={pdu.model}
      facts={facts}
      ids={CHOSEN}
      actions={createOutletActions(pdu.id)}
      plan={plan}
      onClear={nothing}
      onBack={nothing}
      onConfirm={nothing}
    />
  );
}

/** Outlet 24 comes on earlier on the PDU than where it was read, and with another delay. */
function conflictOf({ model }: Rack): SequenceEditing {
  const order = model.outlets.map(({ id }) => id);
  const moved = outletId('24');
  const delaysMs = Object.fromEntries(order.map((id) => [id, 1000]));
  const base = { revision: 'read', order, delaysMs, inRushGuardDelayMs: 200 };
  const rest = order.filter((id) => id !== moved);
  const current = {
    ...base,
    revision: 'now',
    order: [...rest.slice(0, 6), moved, ...rest.slice(6)],
    delaysMs: { ...delaysMs, [moved]: 5000 },
  };
  return { ...startEditing(base, NOW_MS - 60_000), conflict: { current, seenAtMs: NOW_MS - 8000 } };
}

function ConfirmAll({ pdu }: { readonly pdu: Rack }) {
  const facts = useOutletFacts(pdu, pdu.model);
  const actions = createOutletActions(pdu.id);
  return <AllOutletsDialog {...{ pdu, facts, actions }} model={pdu.model} action="off" onClose={nothing} />;
}

function ConfirmProtected({ pdu }: { readonly pdu: Rack }) {
  const [anchor, setAnchor] = useState<Element | null>(null);
  const [outlet] = pdu.model.outlets;
  return (
    <>
      <div ref={setAnchor} />
      {anchor === null || outlet === undefined ? null : (
        <HoldPopover
          command={{ outlet, seen: 'on', action: 'cycle', anchor }}
          onHeld={nothing}
          onClose={nothing}
        />
      )}
    </>
  );
}

function content(name: PartName, pdu: Rack): ReactNode {
  switch (name) {
    case 'confirm-several':
      return <ConfirmSeveral pdu={pdu} />;
    case 'confirm-protected':
      return <ConfirmProtected pdu={pdu} />;
    case 'confirm-all':
      return <ConfirmAll pdu={pdu} />;
    case 'changed-certificate':
      return <ChangedCertificateDialog pdu={pdu} onClose={nothing} />;
    case 'find':
      return <FindPalette />;
    case 'banner-tripped':
    case 'banner-certificate':
    case 'banner-credentials':
    case 'banner-lost':
    case 'banner-read-only':
      return <PduBanners pdu={pdu} />;
    case 'banner-conflict':
      return (
        <SequenceBanners pdu={pdu} editing={conflictOf(pdu)} readError={undefined} onCompare={nothing} />
      );
  }
}

/** What one frame shows: a PDU in the state that brings it about. */
export function createPart(name: PartName): ReactNode {
  const states = { '11': 'off', '34': 'off' } as const;
  const pdu = rackPdu('PART', { connection: CONNECTIONS[name] ?? ONLINE, ...READ_ONLY[name] }, states);
  const tripped: readonly ElementId[] = name === 'banner-tripped' ? [ocpId('C5')] : [];
  const store = useAppStore.getState();
  store.receiveSnapshot({ ...store.fleet, pdus: [pdu] });
  sampleStore.receive(readingsOf(pdu.id, pdu.model, {}, tripped));
  store.setFindOpen(name === 'find');
  return content(name, pdu);
}
