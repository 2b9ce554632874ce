import type { DeviceError } from '../../shared/model/device-error.ts';
import type { PduEvent, PduView } from '../../shared/model/fleet.ts';
import type { ElementId } from '../../shared/model/ids.ts';
import { findEDevice } from '../../shared/model/pdu.ts';
import { failingWords } from '../../shared/words/failing-elements.ts';
import { formatClock } from '../../shared/words/durations.ts';
import { nameInSentence } from '../../shared/words/elements.ts';
import { secretWord } from '../features/add-pdu/password-words.ts';
import { isReadOnly, whoWords } from '../power/outlet-facts.ts';
import { trippedBreakers, type Alarm } from '../state/alarms.ts';
import type { Forbidden } from '../state/forbidden.ts';
import { isTripEvent } from '../state/happenings.ts';
import { outletsBelow } from '../state/outlets-below.ts';

export type PduBanner =
  | {
      readonly kind: 'tripped';
      readonly tone: 'critical';
      readonly title: string;
      readonly text: string;
      readonly breaker: ElementId;
      /** When it was told; null when that was before Busbar started. */
      readonly atMs: number | null;
    }
  | {
      readonly kind: 'certificate' | 'engine';
      readonly tone: 'critical';
      readonly title: string;
      readonly text: string;
    }
  | {
      readonly kind: 'credentials' | 'attention';
      readonly tone: 'warning';
      readonly title: string;
      readonly text: string;
    }
  | {
      readonly kind: 'lost';
      readonly tone: 'neutral';
      readonly title: string;
      readonly text: string;
      readonly nextRetryAtMs: number;
    }
  | {
      readonly kind: 'readOnly';
      readonly tone: 'neutral';
      readonly title: string;
      readonly text: string;
      /** The PDU said so, and may say otherwise by now; false where it cannot be otherwise. */
      readonly canTryAgain: boolean;
    }
  | { readonly kind: 'partial'; readonly tone: 'neutral'; readonly title: string; readonly text: string };

const RANK = { critical: 0, warning: 1, neutral: 2 } as const;

function trippedBanner(pdu: PduView, breaker: ElementId, events: readonly PduEvent[]): PduBanner {
  const device = pdu.model === null ? undefined : findEDevice(pdu.model, breaker);
  const outlets = pdu.model === null ? 0 : outletsBelow(pdu.model, breaker).length;
  const event = events.findLast((each) => each.element === breaker && isTripEvent(each));
  const when = event === undefined ? 'has tripped.' : `tripped at ${formatClock(event.atMs)}.`;
  const affected = outlets === 1 ? '1 outlet has no power.' : `${outlets} outlets have no power.`;
  return {
    kind: 'tripped',
    tone: 'critical',
    title: `Breaker ${device?.label ?? ''} on ${pdu.name} ${when}`,
    text: outlets === 0 ? '' : affected,
    breaker,
    atMs: event?.atMs ?? null,
  };
}

function attentionBanner(pdu: PduView): PduBanner | null {
  const { connection, name } = pdu;
  if (connection.kind !== 'needsAttention') return null;
  switch (connection.reason) {
    case 'certificateChanged':
    case 'certificateUntrusted':
      return {
        kind: 'certificate',
        tone: 'critical',
        title:
          connection.reason === 'certificateChanged'
            ? `The certificate of ${name} has changed.`
            : `The certificate of ${name} is not trusted.`,
        text: 'Nothing was sent. Values below are the last known ones.',
      };
    case 'authRejected':
      return refusedBanner(pdu, connection.error.message);
    case 'noCredentials':
      return {
        kind: 'credentials',
        tone: 'warning',
        title: `The ${secretsOf(pdu)} not kept.`,
        text: pdu.snmp === null ? 'Type it again to connect.' : 'Type them again to connect.',
      };
    case 'differentPdu':
      return otherPduBanner(name, connection.error);
  }
}

/** Over SNMP the PDU says which part of the access it refuses. */
function refusedBanner({ name, snmp }: PduView, message: string): PduBanner {
  const isXerus = snmp === null;
  return {
    kind: 'credentials',
    tone: 'warning',
    title: isXerus
      ? `${name} did not accept the user name or password.`
      : `${name} did not accept the SNMP user.`,
    text: isXerus
      ? 'Nothing was changed, and it is not tried again. After several tries the PDU may block this user.'
      : `${message} Nothing was changed, and it is not tried again.`,
  };
}

/** `password for A07-L is`, `communities for A07-L are` */
function secretsOf(pdu: PduView): string {
  const secret = secretWord(pdu);
  return `${secret} for ${pdu.name} ${secret === 'password' ? 'is' : 'are'}`;
}

/** Another engine than the trusted one may be the same PDU after a reset: a person compares it. */
function otherPduBanner(name: string, error: DeviceError): PduBanner {
  return error.kind === 'differentPdu' && error.foundEngineId !== undefined
    ? {
        kind: 'engine',
        tone: 'critical',
        title: `Another SNMP engine answers for ${name}.`,
        text: `It is ${error.foundEngineId}, and ${error.expectedSerial} is trusted. Nothing secret was sent.`,
      }
    : {
        kind: 'attention',
        tone: 'warning',
        title: `${name} was replaced, or its address is another PDU's now.`,
        text: `${error.message} If it was replaced, remove it from Busbar and add the new one.`,
      };
}

function connectionBanner(pdu: PduView): PduBanner | null {
  const { connection, name } = pdu;
  if (connection.kind === 'degraded' && pdu.model !== null && connection.elements !== undefined) {
    return {
      kind: 'partial',
      tone: 'neutral',
      title: `${failingWords(pdu.model, connection.elements, name)}.`,
      text: `${connection.elements.length === 1 ? 'Its' : 'Their'} values are the last known ones. Everything else is live.`,
    };
  }
  if (connection.kind === 'degraded') {
    return {
      kind: 'partial',
      tone: 'neutral',
      title: `${name} answers only in part.`,
      text: connection.error.message,
    };
  }
  if (connection.kind !== 'offline') return attentionBanner(pdu);
  const known = connection.lastReadAtMs;
  return {
    kind: 'lost',
    tone: 'neutral',
    title: known === null ? `No data from ${name} yet.` : `No data from ${name} since ${formatClock(known)}.`,
    text:
      known === null
        ? connection.error.message
        : 'Values below are the last known ones. Outlets keep their state on the PDU.',
    nextRetryAtMs: connection.nextRetryAtMs,
  };
}

/** Known once the PDU has refused, and without a write community beforehand. */
function readOnlyBanner(pdu: PduView, forbidden: Forbidden | null): PduBanner | null {
  const { model, name } = pdu;
  if (model === null || !model.outlets.some((outlet) => outlet.switchable)) return null;
  const banner = { kind: 'readOnly', tone: 'neutral', title: 'Read only.' } as const;
  if (isReadOnly(pdu)) {
    const text = `Without a write community no outlet on ${name} can be switched.`;
    return { ...banner, text, canTryAgain: false };
  }
  if (forbidden === null || forbidden.isPartly) return null;
  return { ...banner, text: `${whoWords(pdu)} may not switch outlets on ${name}.`, canTryAgain: true };
}

/** What stands over the content of a PDU, worst first. Breakers somebody acknowledged are left out. */
export function pduBanners(
  view: PduView,
  alarms: readonly Alarm[],
  events: readonly PduEvent[],
  acknowledged: (breaker: ElementId) => boolean,
  forbidden: Forbidden | null = null,
): readonly PduBanner[] {
  // Once for all sentences below.
  const pdu = { ...view, name: nameInSentence(view.name) };
  const connection = connectionBanner(pdu);
  const readOnly = readOnlyBanner(pdu, forbidden);
  const tripped = trippedBreakers(alarms).filter((breaker) => !acknowledged(breaker));
  const ofPdu = events.filter((event) => event.pdu === pdu.id);
  return [
    ...tripped.map((breaker) => trippedBanner(pdu, breaker, ofPdu)),
    ...(connection === null ? [] : [connection]),
    ...(readOnly === null ? [] : [readOnly]),
  ].sort((first, second) => RANK[first.tone] - RANK[second.tone]);
}
