import { Option, type Command } from 'commander';
import { EngineFault } from '../../../shared/ipc/client.ts';
import { EngineLost } from '../../../shared/ipc/message-transport.ts';
import { SHELL_PROFILES, type ShellProfile } from '../../../shared/shell/auto-load.ts';
import { SHELL_POWER_COMMANDS, type ShellPowerCommand } from '../../../shared/shell/fault.ts';
import { inventoryJson } from '../../../shared/shell/inventory.ts';
import { portText } from '../../../main/shell/power/resolve-ports.ts';
import { parseFingerprint } from '../arguments.ts';
import { CliFailure } from '../exit.ts';
import { orInterrupted, type CliIo } from '../io.ts';
import { failOn, withResource, type Resource, type ResourceOptions } from '../resource.ts';
import { shellPackageCommand } from './shell-package.ts';
import { shellTokenCommand } from './shell-token.ts';

interface ShellOptions extends ResourceOptions {
  readonly profile: ShellProfile;
}

interface InventoryOptions extends ShellOptions {
  readonly shellName?: string;
}

interface PowerOptions extends ShellOptions {
  readonly ports: readonly string[];
  readonly endpoints?: readonly string[];
  /** Text, as CloudShell gives it. */
  readonly delay?: string;
  readonly includeProtected?: boolean;
}

async function getInventory(io: CliIo, options: InventoryOptions): Promise<void> {
  const notDone = 'get_inventory was not carried out.';
  await withResource(io, { ...options, notDone }, async (resource) => {
    const { engine, pdu } = resource;
    const shellName = options.shellName ?? resource.shellName;
    const described = await orInterrupted(
      io,
      engine.shell.getInventory({ pdu, profile: options.profile, shellName, known: [] }),
    );
    if (!described.ok) return failOn(resource, described.error.message);
    return io.out(inventoryJson(described.value));
  });
}

/** Ports in a sentence; one may have been given with an account in it. */
const portsText = (ports: readonly string[]) => ports.map((port) => portText(port)).join(', ');

function interruptedSentence({
  command,
  delay,
}: {
  command: ShellPowerCommand;
  delay: string | null;
}): string {
  const isDriven = command === 'PowerCycle' && !['', '0'].includes((delay ?? '').trim());
  const leftOff = isDriven ? ' Outlets that are off by then may stay off.' : '';
  return `The outcome is still being read. Interrupt again to leave without knowing it.${leftOff}`;
}

/** The engine's answer; when its program ends meanwhile, nobody knows what came of the command. */
async function runInEngine(
  io: CliIo,
  { engine }: Resource,
  request: Parameters<Resource['engine']['shell']['power']>[0],
): ReturnType<Resource['engine']['shell']['power']> {
  const onInterrupt = () => io.say(interruptedSentence(request));
  io.signal.addEventListener('abort', onInterrupt, { once: true });
  try {
    return await engine.shell.power(request);
  } catch (error) {
    if (!(error instanceof EngineLost) && !(error instanceof EngineFault)) throw error;
    throw new CliFailure(
      `${error.message} What came of ${request.command} on ${portsText(request.ports)} is not known: read the state before doing anything else.`,
    );
  } finally {
    io.signal.removeEventListener('abort', onInterrupt);
  }
}

/** Says nothing when every port is as asked; the standard's commands have no output. */
async function switchPorts(io: CliIo, command: ShellPowerCommand, options: PowerOptions): Promise<void> {
  const { profile, ports, endpoints = [], delay = null, includeProtected = false } = options;
  const notDone = `${command} of ${portsText(ports)} was not sent, and no state was read.`;
  await withResource(io, { ...options, notDone }, async (resource) => {
    const done = await runInEngine(io, resource, {
      pdu: resource.pdu,
      command,
      ports: [...ports],
      delay,
      profile,
      address: resource.address,
      includeProtected,
      endpoints: [...endpoints],
    });
    if (!done.ok) await failOn(resource, done.error.message);
  });
}

function withShellOptions(command: Command): Command {
  return command
    .requiredOption('--resource <name>', 'a stored PDU, or a JSON file of the attributes of the standard')
    .addOption(
      new Option('--profile <generation>', 'addresses and names of second- or first-generation shells')
        .choices(SHELL_PROFILES)
        .default('2g'),
    )
    .option(
      '--fingerprint <sha256>',
      'SHA-256 fingerprint of its certificate, compared by you',
      parseFingerprint,
    );
}

const ABOUT: Record<ShellPowerCommand, string> = {
  PowerOn: 'turn ports on',
  PowerOff: 'turn ports off',
  PowerCycle: 'turn ports off and on again',
};

/** `busbar shell`: the commands of the PDU Shell Standard 2.0.1, spelled as CloudShell calls them. */
export function shellCommand(program: Command, io: CliIo): void {
  const shell = program
    .command('shell')
    .description('the PDU Shell Standard of CloudShell: its commands, its package, its endpoint');
  withShellOptions(shell.command('get_inventory').description('print the PDU and its power sockets'))
    .option('--shell-name <name>', 'name of the shell in CloudShell (default: "<Vendor> PDU")')
    .action((options: InventoryOptions) => getInventory(io, options));
  for (const name of SHELL_POWER_COMMANDS) {
    const command = withShellOptions(
      shell.command(name).description(`${ABOUT[name]}, and wait until that was read back; prints nothing`),
    )
      .requiredOption('--ports <port...>', 'as CloudShell addresses them: 192.0.2.17/PS4, PS4, or a label')
      .option('--endpoints <name...>', 'what is connected to each port, in the order of the ports')
      .option('--shell-name <name>', 'taken as by get_inventory; addresses do not depend on it')
      .option('--include-protected', 'switch outlets that are protected in Busbar, too')
      .action((options: PowerOptions) => switchPorts(io, name, options));
    if (name === 'PowerCycle')
      command.option(
        '--delay <seconds>',
        'whole seconds off; empty or 0 leaves them to the PDU, which then cycles by itself',
      );
  }
  shellPackageCommand(shell, io);
  shellTokenCommand(shell, io);
}
