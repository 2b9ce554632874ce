import type { Connection } from '../../shared/model/connection.ts';
import type { FleetChange } from '../../shared/model/fleet.ts';
import type { PduModel } from '../../shared/model/pdu.ts';
import { readingsDocument } from './documents.ts';
import { CliFailure } from './exit.ts';
import { printJson, untilAborted, type CliIo } from './io.ts';
import type { LatestReadings } from './latest-readings.ts';
import type { Target } from './target.ts';

/** What there is to say of a connection while nothing is printed; null while it answers. */
function trouble(connection: Connection): string | null {
  return 'error' in connection && connection.kind !== 'degraded' ? connection.error.message : null;
}

/** Prints a line a tick until it is interrupted; the PDU's silence and its return are said once each. */
export async function watchReadings(io: CliIo, target: Target, latest: LatestReadings): Promise<void> {
  const { engine, pdu, view } = target;
  let model: PduModel = target.model;
  let said: string | null = null;
  const ended = Promise.withResolvers<string>();

  const onConnection = (connection: Connection) => {
    const sentence = trouble(connection);
    if (sentence !== null && said === null) io.say(`${sentence} Readings go on when it answers again.`);
    if (sentence !== null || connection.kind === 'online') said = sentence;
  };
  const onChange = (change: FleetChange) => {
    if (change.kind === 'pduPut' && change.pdu.id === pdu) {
      model = change.pdu.model ?? model;
      onConnection(change.pdu.connection);
    } else if (change.kind === 'model' && change.pdu === pdu) {
      model = change.model;
    } else if (change.kind === 'connection' && change.pdu === pdu) {
      onConnection(change.connection);
    } else if (change.kind === 'pduRemoved' && change.pdu === pdu) {
      ended.resolve(`${view.name} was removed from Busbar.`);
    }
  };
  const stops = [
    engine.fleet.changed(({ change }) => onChange(change)),
    engine.fleet.samples((batch) => {
      if (batch.pdu !== pdu || batch.discovery !== model.discovery) return;
      latest.add(batch);
      printJson(io, readingsDocument(model, latest), true);
    }),
  ];
  void engine.lost.then(() => ended.resolve('The Busbar that read the PDU ended. Start the command again.'));
  const end = await Promise.race([untilAborted(io.signal), ended.promise]);
  for (const stop of stops) stop();
  if (end !== undefined) throw new CliFailure(end);
}
