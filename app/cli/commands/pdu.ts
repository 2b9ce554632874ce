import type { Command } from 'commander';
import type { PduTarget } from '../../../shared/model/pdu-target.ts';
import { withAccessOptions, type AccessOptions } from '../access-options.ts';
import { checkAddress } from '../check-address.ts';
import { crossCheckDocument } from '../documents.ts';
import { CliFailure, EXIT } from '../exit.ts';
import { orInterrupted, printJson, type CliIo, type EngineHandle } from '../io.ts';
import { valueOrFail } from '../sentences.ts';
import { isSnmpAddress, readSnmpAccess } from '../snmp-access.ts';
import { readPassword } from '../target.ts';
import { settleEngine, settleTrust } from '../trust.ts';
import { withDisposable } from '../with-disposable.ts';

interface AddOptions extends AccessOptions {
  readonly name?: string;
  readonly json?: boolean;
}

async function readTarget(
  io: CliIo,
  engine: EngineHandle,
  address: string,
  options: AddOptions,
): Promise<{ readonly target: PduTarget; readonly sayPinned: () => void }> {
  checkAddress(address);
  if (isSnmpAddress(address)) {
    const access = await readSnmpAccess(io, address, options);
    const { engineId, sayPinned } = await settleEngine(io, engine, address, access);
    return { target: { protocol: 'snmp', address, access, engineId }, sayPinned };
  }
  const { user } = options;
  if (user === undefined) throw new CliFailure('Give --user: the account on the PDU.', EXIT.wrongUse);
  const fingerprint = await settleTrust(engine, address, options.fingerprint);
  const password = await readPassword(io, user, address);
  const target = { protocol: 'xerus', address, user, password, fingerprint } as const;
  return { target, sayPinned: () => undefined };
}

async function addPdu(io: CliIo, engine: EngineHandle, address: string, options: AddOptions): Promise<void> {
  const { target, sayPinned } = await readTarget(io, engine, address, options);
  const { pdu, recognised } = valueOrFail(
    await engine.pdus.add({ ...target, name: options.name ?? '', keepPassword: true }),
  );
  sayPinned();
  const stored = (await engine.pdus.list({})).find((each) => each.id === pdu);
  if (recognised && stored !== undefined)
    io.say(
      `${stored.name} is in Busbar already and stays one PDU; this is its second way. Compare both with: busbar pdu cross-check ${stored.name}`,
    );
  printJson(io, stored ?? { id: pdu }, options.json);
}

/** `busbar pdu add|list|remove|cross-check`. */
export function pduCommand(program: Command, io: CliIo): void {
  const pdu = program.command('pdu').description('PDUs that Busbar knows');
  withAccessOptions(
    pdu
      .command('add')
      .argument('<address>', 'host, host:port, URL or snmp://host')
      .option('--name <name>', 'its name in Busbar; without it the name on the PDU'),
  )
    .option('--json', 'one line')
    .action((address: string, options: AddOptions) =>
      withDisposable(io.openEngine(), (engine) => orInterrupted(io, addPdu(io, engine, address, options))),
    );
  pdu
    .command('list')
    .option('--json', 'one line')
    .action((options: { json?: boolean }) =>
      withDisposable(io.openEngine(), async (engine) =>
        printJson(io, await engine.pdus.list({}), options.json),
      ),
    );
  pdu
    .command('remove')
    .argument('<name>', 'its name in Busbar')
    .option('--other', 'only its second way; the PDU stays')
    .action((name: string, options: { other?: boolean }) =>
      withDisposable(io.openEngine(), (engine) => removePdu(io, engine, name, options.other ?? false)),
    );
  pdu
    .command('cross-check')
    .description('read a PDU by both of its protocols and compare; exit code 1 when they differ')
    .argument('<name>', 'its name in Busbar')
    .option('--json', 'one line')
    .action((name: string, options: { json?: boolean }) =>
      withDisposable(io.openEngine(), (engine) =>
        orInterrupted(io, crossCheck(io, engine, name, options.json)),
      ),
    );
}

async function findStored(engine: EngineHandle, name: string) {
  const known = (await engine.pdus.list({})).filter((each) => each.name === name || each.id === name);
  const [first, second] = known;
  if (first === undefined) throw new CliFailure(`No PDU called ${name} is stored.`);
  if (second !== undefined) throw new CliFailure(`Two PDUs are called ${name}. Use the id from pdu list.`);
  return first;
}

async function removePdu(io: CliIo, engine: EngineHandle, name: string, isOther: boolean): Promise<void> {
  const stored = await findStored(engine, name);
  if (isOther) {
    valueOrFail(await engine.pdus.removeOtherAccess({ pdu: stored.id }));
    io.say(`The second way to ${stored.name} was removed from Busbar.`);
    return;
  }
  valueOrFail(await engine.pdus.remove({ pdu: stored.id }));
  io.say(`${stored.name} was removed from Busbar. The PDU itself was not touched.`);
}

async function crossCheck(
  io: CliIo,
  engine: EngineHandle,
  name: string,
  isCompact: boolean | undefined,
): Promise<void> {
  const stored = await findStored(engine, name);
  const check = valueOrFail(await engine.pdus.crossCheck({ pdu: stored.id }));
  printJson(io, crossCheckDocument(check), isCompact);
  const { length } = check.differences;
  if (length === 0) return;
  const count = length === 1 ? 'One fact differs' : `${length} facts differ`;
  throw new CliFailure(`${count} between the two protocols of ${stored.name}.`);
}
