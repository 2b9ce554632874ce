import { DEFAULT_SETTINGS, EMPTY_DESK, type AppSettings } from '../../shared/ipc/app.ts';
import { contract } from '../../shared/ipc/contract.ts';
import { isFinished, type PowerCommand } from '../../shared/model/command.ts';
import {
  applyFleetChange,
  EMPTY_FLEET,
  type FleetChange,
  type FleetState,
  type PduView,
} from '../../shared/model/fleet.ts';
import { commandId, pduId, type OutletId } from '../../shared/model/ids.ts';
import type { OutletSequence } from '../../shared/model/sequence.ts';
import { err, ok } from '../../shared/result.ts';
import { createTestEngine } from '../../shared/testing/test-engine.ts';
import { demoModel } from '../../renderer/testing/demo-model.ts';
import { createDemoJournal } from './demo-journal.ts';
import { demoSettings } from './demo-settings.ts';
import { demoBatch } from './demo-readings.ts';
import { rackModel } from './demo-rack.ts';
import { createDemoShell } from './demo-shell.ts';
import { DEMO_CHECK, probedSnmp, TRAPS_FAILED } from './demo-snmp.ts';

const A07 = pduId('PX3-A07');
const B05 = pduId('PX3-B05');
const C02 = pduId('EP2-C02');
/** Of 64 characters, with what could be taken for markup, and an emoji of several code points. */
const AWKWARD_NAME = '<b>A07</b> & "left" 👩‍🔧 rack of the long corridor, second from door';

function demoPdu(
  id: typeof A07,
  name: string,
  connection: PduView['connection'],
  model = demoModel(name, id),
): PduView {
  const readAtMs = Date.now();
  const state = (outlet: OutletId): 'on' | 'off' =>
    ['outlet:11', 'outlet:34'].includes(outlet) ? 'off' : 'on';
  return {
    id,
    name,
    address: '192.0.2.17',
    protocol: 'xerus',
    user: 'lab-ops',
    snmp: null,
    otherProtocol: null,
    simulated: false,
    pollIntervalMs: 1000,
    connection,
    model,
    outletStates: Object.fromEntries(
      model.outlets.map((each) => [
        each.id,
        { powerState: state(each.id), lastPowerStateChangeMs: null, readAtMs },
      ]),
    ),
    sequenceState: null,
    protectedOutlets: ['outlet:1'],
  };
}

/** A PDU over SNMP v2c that does less, with a second way to it. */
function snmpPdu(connection: PduView['connection']): PduView {
  const view = demoPdu(C02, 'C02-R', connection);
  const capabilities = ['switchOutlet', 'rename'] as const;
  return {
    ...view,
    protocol: 'snmp',
    user: '',
    snmp: { version: 'v2c', canWrite: true },
    otherProtocol: 'xerus',
    model: view.model === null ? null : { ...view.model, capabilities, fixedNames: ['pdu', 'inlet:I1'] },
  };
}

/** An engine without devices: a live PDU, one over SNMP and a lost one, whose outlets obey. For looking at the renderer only. */
export function createDemoEngine(isEmpty: boolean, rackCount = 0) {
  let fleet: FleetState = EMPTY_FLEET;
  const nowMs = Date.now();
  if (!isEmpty) {
    const online = { kind: 'online', sinceMs: nowMs, lastReadAtMs: nowMs, events: true } as const;
    const error = { kind: 'timeout', message: 'B05-L did not answer within 10 s.' } as const;
    const offline = {
      kind: 'offline',
      sinceMs: nowMs - 245_000,
      lastReadAtMs: nowMs - 245_000,
      attempt: 5,
      nextRetryAtMs: nowMs + 8000,
      error,
    } as const;
    const racks = Array.from({ length: rackCount }, (_each, index) => {
      const id = pduId(`RACK-${index + 1}`);
      const name = index === 0 ? AWKWARD_NAME : `R${index + 1}`;
      return demoPdu(id, name, online, rackModel(name, id, 60));
    });
    fleet = {
      ...EMPTY_FLEET,
      pdus: [demoPdu(A07, 'A07-L', online), snmpPdu(online), demoPdu(B05, 'B05-L', offline), ...racks],
    };
  }
  const pduOf = (id: string) => fleet.pdus.find((pdu) => pdu.id === id);
  const change = (next: FleetChange) => {
    fleet = { ...applyFleetChange(fleet, next), revision: fleet.revision + 1 };
    engine.notify.fleet.changed({ revision: fleet.revision, change: next });
  };
  const setPhase = (
    command: PowerCommand,
    phase: PowerCommand['outlets'][number]['phase'],
    extra: Partial<PowerCommand['outlets'][number]> = {},
  ) => {
    const outlets = command.outlets.map((each) => ({
      ...each,
      phase,
      phaseAtMs: { ...each.phaseAtMs, [phase]: Date.now() },
      ...extra,
    }));
    const next = { ...command, outlets };
    change({ kind: 'command', command: next });
    return next;
  };
  const observe = (command: PowerCommand, powerState: 'on' | 'off' | 'cycling') =>
    change({
      kind: 'outletStates',
      pdu: command.pdu,
      states: Object.fromEntries(
        command.outlets.map((each) => [
          each.outlet,
          { powerState, lastPowerStateChangeMs: Date.now(), readAtMs: Date.now() },
        ]),
      ),
    });
  const isStillArmed = (id: string) =>
    fleet.commands.find((each) => each.id === id)?.outlets[0]?.phase === 'armed';
  const later = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  const carryOut = async (armed: PowerCommand) => {
    await later(3000);
    if (!isStillArmed(armed.id)) return;
    let command = setPhase(armed, 'sent');
    await later(600);
    observe(command, command.action === 'cycle' ? 'cycling' : command.action);
    command = setPhase(command, 'accepted', { offSeenAtMs: Date.now() });
    await later(command.action === 'cycle' ? 6000 : 300);
    observe(command, command.action === 'off' ? 'off' : 'on');
    setPhase(command, 'confirmed', { after: command.action === 'off' ? 'off' : 'on' });
  };
  let sequence: OutletSequence | null = null;
  const readSequence = (id: string): OutletSequence => {
    const outlets = pduOf(id)?.model?.outlets ?? [];
    sequence ??= {
      revision: 'r1',
      order: outlets.map((each) => each.id),
      delaysMs: Object.fromEntries(outlets.map((each) => [each.id, each.sequenceDelayMs ?? 0])),
      inRushGuardDelayMs: 200,
    };
    return sequence;
  };

  let settings = DEFAULT_SETTINGS;
  const shell = createDemoShell({ pdus: () => fleet.pdus, notify: () => engine.notify.shell });
  const asked = new URLSearchParams(location.search);
  const engine = createTestEngine(contract, {
    shell: shell.handlers,
    journal: createDemoJournal({
      count: Number(asked.get('events') ?? 40),
      isLive: asked.has('live'),
      changed: () => engine.notify.journal.changed(null),
    }),
    app: {
      info: async () => ({
        version: '0.1.0',
        host: 'browser',
        dataDirectory: '/data',
        secretsKeptIn: 'keyFile',
        operator: 'm.okafor',
        auditOn: true,
        simulatorModels: [{ name: 'px3-3ph-36', description: 'Three-phase, 6 breakers, 36 outlets' }],
        snmpPrivProtocols: ['aes', 'aes256b', 'aes256r'],
      }),
      settings: async () => settings,
      changeSettings: async (patch) => {
        const { automationEndpoint: endpoint } = patch;
        if (endpoint !== undefined) shell.setEndpoint(endpoint.enabled, endpoint.port);
        settings = { ...settings, ...patch } as AppSettings;
        return settings;
      },
      desk: async () => EMPTY_DESK,
      changeDesk: async (patch) => ({ ...EMPTY_DESK, ...patch }) as never,
      trapReceiver: async () => TRAPS_FAILED,
      audit: async () => [],
    },
    fleet: {
      snapshot: async () => fleet,
      latestSamples: async ({ pdu }) => {
        const model = pduOf(pdu)?.model;
        return model
          ? demoBatch(
              pdu,
              model,
              0,
              pduOf(pdu)?.connection.kind === 'online' ? Date.now() : nowMs - 245_000,
              () => true,
            )
          : null;
      },
      sampleHistory: async ({ pdu, sensorIndexes }) => {
        const model = pduOf(pdu)?.model;
        if (!model) return null;
        const ticks = Array.from({ length: 900 }, (_each, index) => index - 900);
        const batches = ticks.map((tick) =>
          demoBatch(
            pdu,
            { ...model, sensors: sensorIndexes.flatMap((index) => model.sensors[index] ?? []) },
            tick,
            0,
            () => true,
          ),
        );
        const endMs = pduOf(pdu)?.connection.kind === 'online' ? Date.now() : nowMs - 245_000;
        return {
          discovery: 1,
          sensorIndexes,
          timesMs: ticks.map((tick) => endMs + tick * 1000),
          values: sensorIndexes.map((_index, column) => batches.map((batch) => batch.values[column] ?? null)),
        };
      },
    },
    power: {
      arm: async (args) => {
        const armedAtMs = Date.now();
        const command: PowerCommand = {
          id: commandId(crypto.randomUUID()),
          pdu: args.pdu,
          action: args.action,
          scope: args.scope,
          respectSequence: args.respectSequence,
          door: 'app',
          undoUntilMs: armedAtMs + 3000,
          outlets: args.outlets.map((each) => ({
            outlet: each.outlet,
            phase: 'armed',
            before: each.powerState,
            after: null,
            phaseAtMs: { armed: armedAtMs },
            offSeenAtMs: null,
            cycleDelayMs: 6000,
            currentBeforeAmperes: 2.31,
            noAnswerYet: false,
            message: null,
          })),
        };
        change({ kind: 'command', command });
        void carryOut(command);
        return ok(command.id);
      },
      undo: async ({ command: id }) => {
        const command = fleet.commands.find((each) => each.id === id);
        if (command === undefined || !isStillArmed(id)) return false;
        setPhase(command, 'notSent', { message: 'Not sent.' });
        return true;
      },
      dismiss: async ({ command: id }) => {
        if (fleet.commands.some((each) => each.id === id && isFinished(each)))
          change({ kind: 'commandForgotten', id });
        return null;
      },
      readAgain: async () => ok(null),
      setProtected: async ({ pdu, outlet, protected: on }) => {
        const others = (pduOf(pdu)?.protectedOutlets ?? []).filter((each) => each !== outlet);
        change({ kind: 'protectedOutlets', pdu, outlets: on ? [...others, outlet] : others });
        return null;
      },
    },
    sequences: {
      read: async ({ pdu }) => ok(readSequence(pdu)),
      apply: async ({ draft }) => {
        sequence = { ...draft, revision: `r${Date.now()}` };
        return ok({ kind: 'applied', sequence, written: ['order'] });
      },
      cancel: async () => ok(null),
    },
    pdus: {
      probe: async (request) => {
        const { address } = request;
        if (request.protocol === 'snmp') return ok(probedSnmp(address, request.access.version));
        return address.includes('bad')
          ? err({
              kind: 'unreachable',
              cause: 'refused',
              message: `Nothing answers at ${address}. Check the address and port.`,
            })
          : ok({
              protocol: 'xerus' as const,
              address,
              certificate: {
                fingerprint: '7C419ED05B22A8F3640DB917CE853AF6912E48DB70C31F9AE4560B8D37A2F964',
                subject: 'CN=pdu-d02-l.lab.example',
                issuer: 'CN=pdu-d02-l.lab.example',
                selfSigned: true,
                validFromMs: Date.parse('2025-02-11'),
                validToMs: Date.parse('2035-02-09'),
                key: 'RSA 2048',
              },
              trustedFingerprint: null,
              tlsVersion: 'TLSv1.3',
              elapsedMs: 42,
            });
      },
      test: async (target) =>
        target.protocol === 'xerus' && target.password === 'wrong'
          ? err({
              kind: 'authRejected',
              message:
                'D02-L did not accept the user name or password. Nothing was changed. After several tries the PDU may block this user.',
            })
          : target.protocol === 'snmp' && target.access.version === 'v3' && target.access.user === 'wrong'
            ? err({
                kind: 'authRejected',
                part: 'user',
                message: 'The PDU at 192.0.2.85 does not know this SNMP v3 user; check the user name.',
              })
            : ok({
                identity: demoModel('D02-L', 'PX3-D02').identity,
                name: 'D02-L',
                stored:
                  target.protocol === 'snmp' ? { pdu: A07, name: 'A07-L', protocol: 'xerus' as const } : null,
              }),
      add: async ({ protocol }) => ok({ pdu: A07, recognised: protocol === 'snmp' }),
      crossCheck: async ({ pdu }) => {
        await later(400);
        return ok({
          ...DEMO_CHECK,
          atMs: Date.now(),
          differences: pdu === C02 ? DEMO_CHECK.differences : [],
        });
      },
      removeOtherAccess: async ({ pdu }) => {
        const view = pduOf(pdu);
        if (view !== undefined) change({ kind: 'pduPut', pdu: { ...view, otherProtocol: null } });
        return ok(null);
      },
      addSimulated: async () => {
        change({
          kind: 'pduPut',
          pdu: {
            ...demoPdu(A07, 'SIM-1', { kind: 'online', sinceMs: nowMs, lastReadAtMs: nowMs, events: true }),
            simulated: true,
            address: 'Built-in simulator',
          },
        });
        return ok(A07);
      },
      ...demoSettings({ pduOf, change }),
      retryNow: async () => null,
      changeCredentials: async () => ok(null),
      trustCertificate: async () => ok(null),
      remove: async ({ pdu }) => {
        change({ kind: 'pduRemoved', pdu });
        return ok(null);
      },
    },
  });

  let tick = 0;
  setInterval(() => {
    tick += 1;
    for (const pdu of fleet.pdus) {
      if (pdu.model === null || pdu.connection.kind !== 'online') continue;
      change({
        kind: 'connection',
        pdu: pdu.id,
        connection: { ...pdu.connection, lastReadAtMs: Date.now() },
      });
      const states = pduOf(pdu.id)?.outletStates ?? {};
      change({
        kind: 'outletStates',
        pdu: pdu.id,
        states: Object.fromEntries(
          Object.entries(states).map(([id, each]) => [id, { ...each, readAtMs: Date.now() }]),
        ),
      });
      engine.notify.fleet.samples(
        demoBatch(pdu.id, pdu.model, tick, Date.now(), (id) => states[id]?.powerState === 'on'),
      );
    }
  }, 1000);
  return engine;
}
