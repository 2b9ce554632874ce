import type { Command } from 'commander';
import { CliFailure } from '../exit.ts';
import { parseFingerprint } from '../arguments.ts';
import { orInterrupted, printJson, type CliIo, type EngineHandle } from '../io.ts';
import { valueOrFail } from '../sentences.ts';
import { readPassword } from '../target.ts';
import { settleTrust } from '../trust.ts';
import { withDisposable } from '../with-disposable.ts';

interface AddOptions {
  readonly name?: string;
  readonly user: string;
  readonly fingerprint?: string;
  readonly json?: boolean;
}

async function addPdu(io: CliIo, engine: EngineHandle, address: string, options: AddOptions): Promise<void> {
  const fingerprint = await settleTrust(engine, address, options.fingerprint);
  const password = await readPassword(io, options.user, address);
  const target = { protocol: 'xerus' as const, address, user: options.user, password, fingerprint };
  const { pdu } = valueOrFail(
    await engine.pdus.add({ ...target, name: options.name ?? '', keepPassword: true }),
  );
  const stored = (await engine.pdus.list({})).find((each) => each.id === pdu);
  printJson(io, stored ?? { id: pdu }, options.json);
}

/** `busbar pdu add|list|remove`. */
export function pduCommand(program: Command, io: CliIo): void {
  const pdu = program.command('pdu').description('PDUs that Busbar knows');
  pdu
    .command('add')
    .argument('<address>', 'host, host:port or URL')
    .option('--name <name>', 'its name in Busbar; without it the name on the PDU')
    .requiredOption(
      '--user <user>',
      'account on the PDU; its password comes from BUSBAR_PASSWORD or a prompt',
    )
    .option(
      '--fingerprint <sha256>',
      'SHA-256 fingerprint of its certificate, compared by you',
      parseFingerprint,
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
    .action((name: string) => withDisposable(io.openEngine(), (engine) => removePdu(io, engine, name)));
}

async function removePdu(io: CliIo, engine: EngineHandle, name: string): Promise<void> {
  const known = (await engine.pdus.list({})).filter((each) => each.name === name || each.id === name);
  const [first, second] = known;
  if (first === undefined) throw new CliFailure(`No PDU called ${name} is stored.`);
  if (second !== undefined) throw new CliFailure(`Two PDUs are called ${name}. Use the id from pdu list.`);
  valueOrFail(await engine.pdus.remove({ pdu: first.id }));
  io.say(`${first.name} was removed from Busbar. The PDU itself was not touched.`);
}
