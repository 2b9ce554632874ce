import { beforeEach, describe, expect, test, vi } from 'vitest';
import { EMPTY_FLEET, type FleetState } from '../../shared/model/fleet.ts';
import { DEFAULT_SETTINGS } from '../../shared/ipc/app.ts';
import type { CommandPhase, PowerCommand } from '../../shared/model/command.ts';
import { outletId, type CommandId, type PduId } from '../../shared/model/ids.ts';
import type { KeptSequenceDraft } from '../../shared/model/sequence.ts';
import { silentLogger } from '../../main/support/logger.ts';
import { EngineDouble } from '../testing/engine-double.ts';
import { freshElectron } from '../testing/fresh-electron.ts';
import type { BoundsDouble } from '../testing/electron-double.ts';
import type { WindowState } from './window-state.ts';

const NEW: WindowState = { bounds: null, mode: 'normal', zoom: 1, fragment: '' };
const BOUNDS: BoundsDouble = { x: 100, y: 50, width: 1200, height: 800 };
const pdu = 'PX3-A07' as PduId;
const other = 'PX3-B03' as PduId;

function draftOf(id: PduId, changes: number): KeptSequenceDraft {
  const order = ['1', '2', '3', '4'].map((label) => outletId(label));
  const delays = (ms: (index: number) => number) =>
    Object.fromEntries(order.map((outlet, index) => [outlet, ms(index)]));
  const base = { revision: 'r1', order, delaysMs: delays(() => 0), inRushGuardDelayMs: 200 };
  const { revision: _revision, ...draft } = {
    ...base,
    delaysMs: delays((index) => (index < changes ? 500 : 0)),
  };
  return { pdu: id, base, draft, keptAtMs: 1, isMine: true };
}

function commandOn(label: string, phase: CommandPhase, more: Partial<PowerCommand> = {}): PowerCommand {
  return {
    id: `c${label}` as CommandId,
    pdu,
    action: 'cycle',
    scope: 'one',
    respectSequence: false,
    door: 'app',
    undoUntilMs: null,
    outlets: [
      {
        outlet: outletId(label),
        phase,
        before: 'on',
        after: null,
        phaseAtMs: {},
        offSeenAtMs: null,
        cycleDelayMs: null,
        currentBeforeAmperes: null,
        noAnswerYet: false,
        message: null,
      },
    ],
    ...more,
  };
}

/** Windows of a stand-in Electron before an engine without devices. */
async function load() {
  const electron = await freshElectron();
  const engine = new EngineDouble();
  const { serveIpc } = await import('./ipc-server.ts');
  const { openDesktop } = await import('./desktop.ts');
  const { quitInOrder } = await import('./quit.ts');
  const ipc = serveIpc(engine, silentLogger);
  const kept: (readonly WindowState[])[] = [];
  const flush = vi.fn(async () => {});
  const desktop = openDesktop({
    engine,
    ipc,
    logger: silentLogger,
    preload: '/preload.cjs',
    file: { put: (states) => void kept.push(states), flush },
  });
  quitInOrder([{ name: 'windows', run: () => desktop.end() }], {
    logger: silentLogger,
    mayQuit: () => desktop.mayQuit(),
  });
  const windows = () => electron.BrowserWindow.open();
  const window = (index: number) => {
    const found = electron.BrowserWindow.opened[index];
    if (found === undefined) throw new Error(`There is no window ${index}.`);
    return found;
  };
  const idOf = (index: number) => ipc.windowIdOf(window(index).webContents as never);
  return { electron, engine, desktop, kept, flush, windows, window, idOf };
}
let bench: Awaited<ReturnType<typeof load>>;
beforeEach(async () => {
  bench = await load();
});

/** What is kept, by the window that kept it last, and what is forgotten of it. */
function drafts(byWindow: Readonly<Record<number, readonly KeptSequenceDraft[]>>) {
  const forgotten: (readonly [PduId, string])[] = [];
  Object.assign(bench.engine.handlers.sequences, {
    drafts: async (_args: unknown, { windowId }: { readonly windowId: string }) =>
      Object.entries(byWindow).flatMap(([index, each]) =>
        each.map((draft) => ({ ...draft, isMine: bench.idOf(Number(index)) === windowId })),
      ),
    keepDraft: async ({ pdu: id }: { readonly pdu: PduId }, { windowId }: { readonly windowId: string }) => {
      forgotten.push([id, windowId]);
      return null;
    },
  });
  return forgotten;
}
const named = (id: PduId, name: string) => ({ id, name, model: null }) as FleetState['pdus'][number];
function fleet(more: Partial<FleetState>): void {
  const pdus = [named(pdu, 'A07-L'), named(other, 'B03-R')];
  Object.assign(bench.engine.handlers.fleet, { snapshot: async () => ({ ...EMPTY_FLEET, pdus, ...more }) });
}

describe('windows', () => {
  test('open as they stood when Busbar was quit, on the displays that are there', async () => {
    await bench.desktop.restore(
      [
        { ...NEW, bounds: BOUNDS, zoom: 1.25, fragment: '#/events' },
        { ...NEW, bounds: { ...BOUNDS, x: 9000 }, mode: 'maximized', fragment: '#/pdu/PX3-A07/outlets' },
      ],
      null,
    );
    expect(bench.electron.journal).toEqual([
      'load app://busbar/#/events',
      'load app://busbar/#/pdu/PX3-A07/outlets',
    ]);
    expect(bench.window(0).options).toMatchObject(BOUNDS);
    expect(bench.window(0).webContents.zoomFactor).toBe(1.25);
    expect(bench.window(1).options).toMatchObject({ x: 720, y: 50 });
    expect(bench.window(1).calls).toEqual(['maximize', 'show']);
  });

  test('are one at the start the first time, and one of them at the place that was asked for', async () => {
    await bench.desktop.restore([], null);
    await bench.desktop.restore([{ ...NEW, fragment: '#/fleet' }], '#/pdu/SIM');
    expect(bench.electron.journal).toEqual(['load app://busbar/', 'load app://busbar/#/pdu/SIM']);
  });

  test.each([
    ['system', true, '#121415'],
    ['system', false, '#e9ecec'],
    ['light', true, '#e9ecec'],
    ['dark', false, '#121415'],
  ] as const)(
    'with the theme %s where the system’s is dark (%s) start on %s',
    async (theme, dark, colour) => {
      Object.assign(bench.engine.handlers.app, { settings: async () => ({ ...DEFAULT_SETTINGS, theme }) });
      bench.electron.nativeTheme.shouldUseDarkColors = dark;
      await bench.desktop.restore([], null);
      expect(bench.window(0).options.backgroundColor).toBe(colour);
    },
  );

  test('are remembered with place, size and zoom, the one in front last', async () => {
    await bench.desktop.restore([NEW, NEW], null);
    bench.window(0).webContents.goInPage('#/pdu/PX3-A07/sequence');
    bench.window(0).moveTo(BOUNDS);
    bench.window(0).webContents.emit('zoom-changed', {}, 'in');
    bench.window(1).maximize();
    bench.window(0).focus();
    expect(bench.kept.at(-1)).toEqual([
      { ...NEW, bounds: expect.anything(), mode: 'maximized' },
      { bounds: BOUNDS, mode: 'normal', zoom: 1.1, fragment: '#/pdu/PX3-A07/sequence' },
    ]);
    expect(bench.window(0).webContents.zoomFactor).toBe(1.1);
    expect(bench.window(1).webContents.zoomFactor).toBe(1);
    bench.desktop.showLast();
    expect(bench.window(0).calls.slice(-2)).toEqual(['show', 'focus']);
  });

  test('that our own page asks for open beside it, and no others', async () => {
    await bench.desktop.restore([{ ...NEW, bounds: BOUNDS, zoom: 1.5 }], null);
    const ask = (url: string) => bench.window(0).webContents.windowOpenHandler?.({ url });
    for (const url of [
      'https://attacker.example/#/pdu/X',
      'app://other/#/pdu/X',
      'app://busbar/assets/index.js',
      'app://busbar/?x=1#/pdu/X',
      `app://busbar/#/${'x'.repeat(3000)}`,
      'about:blank',
      'javascript:alert(1)',
      'blob:app://busbar/1',
      'nonsense',
    ])
      expect(ask(url), url).toEqual({ action: 'deny' });
    expect(bench.windows()).toHaveLength(1);
    expect(ask('app://busbar/#/pdu/PX3-A07/sequence')).toEqual({ action: 'deny' });
    await vi.waitFor(() => expect(bench.windows()).toHaveLength(2));
    expect(bench.electron.journal.at(-1)).toBe('load app://busbar/#/pdu/PX3-A07/sequence');
    expect(bench.window(1).options).toMatchObject({ ...BOUNDS, x: 124, y: 74 });
    expect(bench.window(1).options.webPreferences).toMatchObject({ sandbox: true, contextIsolation: true });
    expect(bench.idOf(1)).not.toBe(bench.idOf(0));
  });

  test('are opened, zoomed and asked by the menu: the one in front, else the one that was last', async () => {
    await bench.desktop.restore([NEW, { ...NEW, fragment: '#/events' }], null);
    const { ask, zoom, openWindow } = bench.desktop.menuActions;
    const sentTo = (index: number) => bench.window(index).webContents.sent;
    ask({ kind: 'find' }, bench.window(0) as never);
    ask({ kind: 'fleet' }, undefined);
    expect([sentTo(0), sentTo(1)]).toEqual([
      [['app.menuChosen', { kind: 'find' }]],
      [['app.menuChosen', { kind: 'fleet' }]],
    ]);
    zoom(-1, bench.window(0) as never);
    expect([0, 1].map((index) => bench.window(index).webContents.zoomFactor)).toEqual([0.9, 1]);
    openWindow(undefined);
    await vi.waitFor(() => expect(bench.windows()).toHaveLength(3));
    expect(bench.electron.journal.at(-1)).toBe('load app://busbar/#/events');
  });

  test('whose page keeps crashing close alone', async () => {
    await bench.desktop.restore([NEW, NEW], null);
    for (let crash = 0; crash < 4; crash++)
      bench.window(0).webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    await vi.waitFor(() => expect(bench.windows()).toEqual([bench.window(1)]));
    expect(bench.electron.dialog.asked[0]?.message).toContain('keeps crashing');
    expect(bench.electron.journal).not.toContain('quit');
  });

  test('whose page keeps crashing end the app when it was the only one, whatever is under way', async () => {
    fleet({ commands: [commandOn('14', 'accepted')] });
    await bench.desktop.restore([NEW], null);
    for (let crash = 0; crash < 4; crash++)
      bench.window(0).webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    await vi.waitFor(() => expect(bench.electron.journal.at(-1)).toBe('quit'));
    expect(bench.electron.dialog.asked).toHaveLength(1);
  });
});

describe('closing a window', () => {
  test('with nothing to lose asks nothing', async () => {
    drafts({ 1: [draftOf(pdu, 2)] });
    await bench.desktop.restore([NEW, NEW], null);
    bench.window(0).close();
    await vi.waitFor(() => expect(bench.windows()).toEqual([bench.window(1)]));
    expect(bench.electron.dialog.asked).toEqual([]);
  });

  test.each([
    ['Keep draft', 0, 1, 0],
    ['Discard', 1, 1, 1],
    ['Cancel', 2, 2, 0],
  ])('with a draft asks, and does as told: %s', async (_button, answer, open, forgot) => {
    fleet({});
    await bench.desktop.restore([NEW, NEW], null);
    const forgotten = drafts({ 0: [draftOf(pdu, 4)] });
    const id = bench.idOf(0);
    bench.electron.dialog.answer = answer;
    bench.window(0).close();
    await vi.waitFor(() => expect(bench.electron.dialog.asked).toHaveLength(1));
    expect(bench.electron.dialog.asked[0]).toMatchObject({
      message: 'Keep the sequence draft for A07-L?',
      detail: '4 changes are not on the PDU.',
      buttons: ['Keep draft', 'Discard', 'Cancel'],
      defaultId: 0,
      cancelId: 2,
    });
    await vi.waitFor(() => expect(bench.windows()).toHaveLength(open));
    expect(forgotten).toEqual(forgot === 0 ? [] : [[pdu, id]]);
    expect(bench.electron.journal).not.toContain('quit');
  });

  test('asks once, however often it is closed, and names every PDU', async () => {
    fleet({});
    await bench.desktop.restore([NEW, NEW], null);
    drafts({ 0: [draftOf(pdu, 1), draftOf(other, 2)] });
    bench.electron.dialog.answer = null;
    bench.window(0).close();
    bench.window(0).close();
    await vi.waitFor(() => expect(bench.electron.dialog.asked).toHaveLength(1));
    expect(bench.electron.dialog.asked[0]).toMatchObject({
      message: 'Keep the sequence drafts for 2 PDUs?',
      detail: 'A07-L: 1 change not on the PDU.\nB03-R: 2 changes not on the PDU.',
    });
    expect(bench.windows()).toHaveLength(2);
  });

  test('is not kept from anybody by a mistake of ours', async () => {
    Object.assign(bench.engine.handlers.sequences, { drafts: () => Promise.reject(new Error('A bug.')) });
    await bench.desktop.restore([NEW, NEW], null);
    bench.window(0).close();
    await vi.waitFor(() => expect(bench.windows()).toHaveLength(1));
  });
});

describe('quitting', () => {
  const isQuit = () => vi.waitFor(() => expect(bench.electron.journal.at(-1)).toBe('quit'));

  test('closes all windows, and all that were open stay remembered', async () => {
    await bench.desktop.restore([NEW, NEW], null);
    bench.window(1).focus();
    const before = bench.kept.at(-1);
    bench.electron.app.quit();
    await isQuit();
    expect(bench.windows()).toEqual([]);
    expect(bench.kept.at(-1)).toBe(before);
    expect(before).toHaveLength(2);
    expect(bench.flush).toHaveBeenCalledOnce();
  });

  test('is what closing the last window does; it asks before anything ends, and Cancel stays', async () => {
    fleet({});
    await bench.desktop.restore([NEW], null);
    drafts({ 0: [draftOf(pdu, 1)] });
    bench.electron.dialog.answer = 2;
    bench.window(0).close();
    await vi.waitFor(() => expect(bench.electron.dialog.asked).toHaveLength(1));
    expect(bench.electron.dialog.asked[0]?.detail).toBe('1 change is not on the PDU.');
    expect(bench.windows()).toHaveLength(1);
    expect(bench.flush).not.toHaveBeenCalled();
    bench.electron.dialog.answer = 0;
    // The answer has to arrive first.
    await vi.waitFor(() => {
      bench.window(0).close();
      expect(bench.electron.dialog.asked).toHaveLength(2);
    });
    await isQuit();
    expect(bench.windows()).toEqual([]);
  });

  test.each([
    [[commandOn('14', 'accepted')], 'Outlet 14 is being cycled. Close anyway?'],
    [
      [commandOn('14', 'sent', { action: 'off' }), commandOn('15', 'asked', { action: 'off' })],
      '2 outlets are being turned off. Close anyway?',
    ],
    [
      [commandOn('14', 'sent', { action: 'on' }), commandOn('15', 'sent', { pdu: other })],
      '2 outlets are being switched. Close anyway?',
    ],
  ])('asks about what is under way: %#', async (commands, message) => {
    fleet({ commands });
    await bench.desktop.restore([NEW], null);
    bench.electron.dialog.answer = 0;
    bench.electron.app.quit();
    await vi.waitFor(() => expect(bench.electron.dialog.asked).toHaveLength(1));
    expect(bench.electron.dialog.asked[0]).toMatchObject({
      message,
      detail: expect.stringMatching(/^On A07-L(, B03-R)?\. Busbar does not see how it ends/u),
      buttons: ['Stay open', 'Close anyway'],
      defaultId: 0,
      cancelId: 0,
    });
    expect(bench.windows()).toHaveLength(1);
    bench.electron.dialog.answer = 1;
    await vi.waitFor(() => {
      bench.electron.app.quit();
      expect(bench.electron.journal.at(-1)).toBe('quit');
    });
  });

  test('asks nothing about what was not sent yet, has ended, or is of another door', async () => {
    fleet({
      commands: [
        commandOn('1', 'armed'),
        commandOn('2', 'confirmed'),
        commandOn('3', 'sent', { door: 'commandLine' }),
      ],
    });
    await bench.desktop.restore([NEW], null);
    bench.electron.app.quit();
    await isQuit();
    expect(bench.electron.dialog.asked).toEqual([]);
  });
});
