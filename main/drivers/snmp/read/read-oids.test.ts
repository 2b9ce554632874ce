import { expect, test } from 'vitest';
import { blocksFor } from './read-oids.ts';

const TABLE = { columns: ['1.2', '1.3', '1.4'], rows: ['1', '2', '3'] };

test('columns that are wanted for the same rows are read together', () => {
  const oids = new Set(['1.2.1', '1.2.3', '1.3.1', '1.3.3', '1.4.2', '9.9.0']);
  expect(blocksFor([TABLE], oids)).toEqual({
    blocks: [
      { columns: ['1.2', '1.3'], rows: TABLE.rows, wanted: ['1', '3'] },
      { columns: ['1.4'], rows: TABLE.rows, wanted: ['2'] },
    ],
    single: ['9.9.0'],
  });
});

test('tables of which nothing is wanted are not read', () => {
  expect(blocksFor([TABLE], new Set(['1.5.1']))).toEqual({ blocks: [], single: ['1.5.1'] });
});
