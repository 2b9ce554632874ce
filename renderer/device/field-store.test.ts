import { beforeEach, expect, test, vi } from 'vitest';
import { err, ok, type Result } from '../../shared/result.ts';
import { useAppStore } from '../state/store.ts';
import { commitField, putBack, showField, typeInto, type Field } from './field-store.ts';

type Answer = Result<null, { readonly message: string }>;

let count = 0;

/** A field of its own, and what was sent through it. */
function aField(answer: () => Promise<Answer> = async () => ok(null)) {
  count += 1;
  const sent: number[] = [];
  const field: Field<number> = {
    key: `field-${count}`,
    what: 'Cycle delay of outlet 3',
    shown: '10',
    parse: (text) => (/^\d+$/u.test(text) ? ok(Number(text)) : err('Type a number.')),
    show: String,
    write: (value) => {
      sent.push(value);
      return answer();
    },
  };
  return { field, sent };
}

const toasts = () => useAppStore.getState().toasts;

beforeEach(() => useAppStore.setState({ toasts: [] }));

test('what was typed is written when the field goes away without having been left', async () => {
  const { field, sent } = aField();
  const hide = showField(() => field);
  typeInto(field, '15');
  hide();
  await vi.waitFor(() => expect(sent).toEqual([15]));
});

test('a field that is drawn again at once was not left', async () => {
  const { field, sent } = aField();
  const hide = showField(() => field);
  typeInto(field, '15');
  hide();
  const hideAgain = showField(() => field);
  await Promise.resolve();
  expect(sent).toEqual([]);
  expect(putBack(field.key)).toBe(true);
  hideAgain();
});

test('leaving a screen with something that cannot be written says so', async () => {
  const { field, sent } = aField();
  const hide = showField(() => field);
  typeInto(field, 'soon');
  hide();
  await vi.waitFor(() =>
    expect(toasts()).toMatchObject([
      { title: 'Cycle delay of outlet 3 was not changed', text: 'Type a number.', tone: 'critical' },
    ]),
  );
  expect(sent).toEqual([]);
});

test('a refusal that comes when nobody looks at the field any more is said', async () => {
  const { promise, resolve } = Promise.withResolvers<Answer>();
  const { field } = aField(() => promise);
  const hide = showField(() => field);
  typeInto(field, '15');
  expect(commitField(field, true)).toBe(true);
  hide();
  resolve(err({ message: 'The PDU refused.' }));
  await vi.waitFor(() => expect(toasts()).toMatchObject([{ text: 'The PDU refused.' }]));
});

test('a refusal of a field on the screen is said beside it and nowhere else', async () => {
  const refused = vi.fn(async (): Promise<Answer> => err({ message: 'The PDU refused.' }));
  const { field } = aField(refused);
  const hide = showField(() => field);
  typeInto(field, '15');
  commitField(field, true);
  await vi.waitFor(() => expect(putBack(field.key)).toBe(true));
  expect(toasts()).toEqual([]);
  hide();
});
