import { elementLabel } from '../../../../shared/model/ids.ts';
import { err, ok } from '../../../../shared/result.ts';
import { LACKING } from '../../../../shared/words/capabilities.ts';
import type { DeviceResult, RawSequence } from '../../driver.ts';
import { otherPduError } from '../../other-pdu.ts';
import { unsupported } from '../../refusals.ts';
import type { SnmpDeviceMap } from '../device-map.ts';
import { identityFrom, serialAndMacOids } from '../read/identity.ts';
import { readOids } from '../read/read-oids.ts';
import { protocolError } from '../transport/error-kinds.ts';
import type { SnmpClient } from '../transport/snmp-client.ts';
import { interpretSequence, sequenceOids } from './sequence-cells.ts';

function unreadable(field: string): DeviceResult<never> {
  return err(
    protocolError(
      field,
      `The PDU's sequence cannot be read (${field}); try again, and check it on the PDU if it stays.`,
    ),
  );
}

/** Order, delays and in-rush guard, with whose they are. All of it or nothing: a part of a sequence cannot be compared. */
export async function readSequence(
  client: SnmpClient,
  map: SnmpDeviceMap,
  signal: AbortSignal,
): Promise<DeviceResult<RawSequence>> {
  const { sequence } = map.family;
  const { capabilities, outlets } = map.model;
  const hasSequence = capabilities.includes('sequenceOrder') || capabilities.includes('sequenceDelay');
  if (sequence === undefined || !hasSequence) return unsupported(LACKING.sequenceOrder);
  const oids = [...serialAndMacOids(map), ...sequenceOids(sequence, map)];
  const got = await readOids(client, map.tables, oids, { signal, priority: 'read' });
  if (!got.ok) return got;
  // The order names outlets by their number: that of another PDU says nothing of this one.
  const found = identityFrom(map, got.value);
  const stranger = otherPduError(map.model.identity, found, 'Its sequence was left alone.');
  if (stranger !== null) return err(stranger);
  const raw = interpretSequence(sequence, map, got.value);
  if (raw === null) return unreadable('the order');
  const lost = outlets.find(({ id, sequenceDelayMs }) => sequenceDelayMs !== null && !(id in raw.delaysMs));
  return lost === undefined ? ok(raw) : unreadable(`the delay of outlet ${elementLabel(lost.id)}`);
}
