import type { EngineEmitters, EngineHandlers } from '../../shared/ipc/contract.ts';
import { outletId, type PduId } from '../../shared/model/ids.ts';
import type { PduModel } from '../../shared/model/pdu.ts';
import { err, ok } from '../../shared/result.ts';
import {
  isSecretAttribute,
  SHELL_ATTRIBUTES,
  shellAttribute,
  type ShellAttributeFact,
} from '../../shared/shell/attributes.ts';
import { LIVE_STATUS_DESCRIPTIONS, type LiveStatus } from '../../shared/shell/live-status.ts';
import {
  applyShellChange,
  EMPTY_SHELL,
  type ShellChange,
  type ShellPdu,
  type ShellState,
} from '../../shared/shell/state.ts';

const OF_ACCESS = new Map([
  ['User', 'lab-ops'],
  ['Password', ''],
]);

function facts(): readonly ShellAttributeFact[] {
  return SHELL_ATTRIBUTES.filter((each) => each.isUserInput).map((attribute): ShellAttributeFact => {
    const access = OF_ACCESS.get(attribute.name);
    const value = access ?? attribute.defaultValue;
    const { name } = attribute;
    return {
      name,
      value: isSecretAttribute(attribute) || value === '' ? null : value,
      isSet: access !== undefined,
      keptBy: access === undefined && !/^(?:SNMP|User)/u.test(name) ? 'attribute' : 'access',
    };
  });
}

/** Outlets of the design's picture without anything linked. */
const NOT_LINKED = new Set(['1', '2', '11', '17', '21', '27', '34', '35', '36']);

function connect(
  pdu: PduId,
  model: PduModel,
  atMs: number,
): Pick<ShellState, 'connections' | 'liveStatuses'> {
  const linked = model.outlets.filter(({ label }) => !NOT_LINKED.has(label));
  const resourceOf = (name: string) => name.replace(/ PSU.*$/u, '');
  const liveStatuses = linked.map(({ label, name }): LiveStatus => {
    const base = { resource: resourceOf(name), atMs };
    if (label === '10') return { ...base, status: 'Error', description: 'Still on after power off' };
    const status = label === '28' ? 'Offline' : 'Online';
    return { ...base, status, description: LIVE_STATUS_DESCRIPTIONS[status] };
  });
  return {
    connections: linked.map(({ label, name }) => ({
      pdu,
      outlet: outletId(label),
      endpoint: `${resourceOf(name)}/PowerPort1`,
      connectedAtMs: atMs,
    })),
    liveStatuses: [...new Map(liveStatuses.map((each) => [each.resource, each])).values()],
  };
}

interface DemoShellOptions {
  readonly pdus: () => readonly { readonly id: PduId; readonly model: PduModel | null }[];
  readonly notify: () => EngineEmitters['shell'];
}

/** CloudShell as the design's picture has it: the first PDU is linked, an outlet is off, one did not go off. */
export function createDemoShell({ pdus, notify }: DemoShellOptions): {
  readonly handlers: Partial<EngineHandlers['shell']>;
  readonly setEndpoint: (enabled: boolean, port: number) => void;
} {
  let state: ShellState | null = null;
  let hasToken = false;
  const current = (): ShellState => {
    if (state !== null) return state;
    const [first] = pdus();
    const links = first?.model ? connect(first.id, first.model, Date.now()) : {};
    const shellPdus = pdus().map(({ id }): ShellPdu => ({ pdu: id, sockets: {}, attributes: facts() }));
    state = { ...EMPTY_SHELL, ...links, pdus: shellPdus };
    return state;
  };
  const change = (next: ShellChange) => {
    state = applyShellChange(current(), next);
    notify().changed(next);
  };
  const setEndpoint = (enabled: boolean, port: number) => {
    const url = `http://127.0.0.1:${port}`;
    const endpoint = enabled
      ? ({ kind: 'listening', port, url, hasToken } as const)
      : ({ kind: 'off' } as const);
    change({ kind: 'endpoint', endpoint });
  };
  return {
    setEndpoint,
    handlers: {
      snapshot: async () => current(),
      changeAttributes: async ({ pdu, values }) => {
        const known = current().pdus.find((each) => each.pdu === pdu);
        if (known === undefined || values['Console Port'] === 'abc')
          return err({
            kind: 'invalidArgument',
            message: 'Console Port is a number from 0 to 65535.',
            ports: [],
          });
        const attributes = known.attributes.map((fact) => {
          const value = values[fact.name];
          const attribute = shellAttribute(fact.name);
          if (value === undefined || attribute === null) return fact;
          return { ...fact, isSet: value !== '', value: isSecretAttribute(attribute) ? null : value || null };
        });
        change({ kind: 'pdu', pdu: { ...known, attributes } });
        return ok(null);
      },
      changeCustomAttribute: async ({ pdu, name, type, value }) => {
        const known = current().pdus.find((each) => each.pdu === pdu);
        if (known === undefined)
          return err({ kind: 'unknownResource', message: 'There is no such PDU.', ports: [] });
        const others = known.attributes.filter((each) => each.name !== name);
        const shown = type === 'Password' ? null : value;
        const own: ShellAttributeFact = {
          name,
          value: shown,
          isSet: true,
          keptBy: 'attribute',
          customType: type,
        };
        change({ kind: 'pdu', pdu: { ...known, attributes: value === '' ? others : [...others, own] } });
        return ok(null);
      },
      forgetConnection: async ({ pdu, outlet }) => {
        const left = current().connections.filter((each) => each.pdu !== pdu || each.outlet !== outlet);
        change({ kind: 'connections', connections: left });
        return null;
      },
      newToken: async () => {
        hasToken = true;
        const { endpoint } = current();
        if (endpoint.kind === 'listening') setEndpoint(true, endpoint.port);
        return { token: 'demo-7Qf0bqk2m1Yt5c8zXw3vRr9uLs6aPe4dHjNnGgTt' };
      },
      buildPackage: async ({ name }) =>
        ok({ fileName: `${name.replaceAll(' ', '.')}.zip`, content: btoa('PK') }),
    },
  };
}
