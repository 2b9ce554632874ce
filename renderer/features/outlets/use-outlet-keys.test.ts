import type { KeyboardEvent } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Outlet } from '../../../shared/model/pdu.ts';
import type { PowerAction } from '../../../shared/model/power-state.ts';
import { testModel, testOutlet } from '../../testing/test-model.ts';
import { testFacts } from '../../testing/test-power.ts';
import type { OutletHandlers } from './outlet-cell-props.ts';
import { EMPTY_SELECTION } from './selection.ts';
import { handleOutletKey } from './use-outlet-keys.ts';

/** What the keys ask of an element of the page. */
class PageElement {
  readonly dataset: { outlet?: string };
  readonly #parent: PageElement | null;

  constructor(dataset: { outlet?: string }, parent: PageElement | null = null) {
    this.dataset = dataset;
    this.#parent = parent;
  }

  closest(): PageElement | null {
    return this.dataset.outlet === undefined ? (this.#parent?.closest() ?? null) : this;
  }
}

const outlets = [testOutlet('1'), testOutlet('2')] as const;
const [first, second] = outlets;
const list = new PageElement({});
const cell = new PageElement({ outlet: first.id }, list);
const button = new PageElement({}, cell);
const armed: [string, PowerAction][] = [];

function press(key: string, target: PageElement, known = testFacts()): void {
  const handlers: OutletHandlers = {
    act: (outlet: Outlet, _state, action) => armed.push([outlet.id, action]),
    setCurrent: () => {},
    openInspector: () => {},
    openMenu: () => {},
    toggleSelected: () => {},
    undo: () => {},
    dismiss: () => {},
    readAgain: () => {},
    setProtected: () => {},
  };
  const order = outlets.map(({ id }) => id);
  const event = { key, target } as unknown as KeyboardEvent;
  handleOutletKey(event, {
    container: { current: { querySelector: () => cell } as unknown as HTMLElement },
    model: testModel({ outlets }),
    facts: new Map(order.map((id) => [id, known])),
    columns: [[order]],
    order,
    current: first.id,
    selection: EMPTY_SELECTION,
    isTable: false,
    handlers,
    onSelection: () => {},
  });
}

beforeEach(() => {
  armed.length = 0;
  vi.stubGlobal('CSS', { escape: (text: string) => text });
  vi.stubGlobal('Element', PageElement);
  vi.stubGlobal('HTMLElement', PageElement);
});
afterEach(() => vi.unstubAllGlobals());

test('a letter arms the outlet whose cell, or a button in it, has the focus', () => {
  press('c', cell);
  press('O', button);
  expect(armed).toEqual([
    [first.id, 'cycle'],
    [first.id, 'off'],
  ]);
});

test('a letter arms nothing while no outlet has the focus: one pressed a heading or an empty place', () => {
  press('c', list);
  press('o', new PageElement({}, list));
  press('c', new PageElement({ outlet: second.id }, list));
  expect(armed).toEqual([]);
});

test('an outlet without power can be turned off, so that nothing draws when the power is back, and nothing else', () => {
  const noPower = testFacts({ noPowerReason: 'C5 tripped' });
  press('c', cell, noPower);
  press('o', cell, { ...noPower, powerState: 'off' });
  expect(armed).toEqual([]);
  press('o', cell, noPower);
  expect(armed).toEqual([[first.id, 'off']]);
});
