import { expect, type Page } from '@playwright/test';
import { fragmentOfPdu } from '../../../shared/start-place.ts';
import type { ExtremeRoom } from './room.ts';

export interface ExtremePlace {
  readonly name: string;
  readonly open: (app: Page) => Promise<void>;
}

/** Goes to an address of the page, as a link does, and waits until something of it shows. */
function byAddress(name: string, fragment: string, shown: string): ExtremePlace {
  return {
    name,
    open: async (app) => {
      await app.evaluate((hash) => {
        location.hash = hash;
      }, fragment);
      await expect(app.locator(shown).first()).toBeVisible();
    },
  };
}

/** Every screen and tab, of PDUs of every shape. */
export function extremePlaces({ ids }: ExtremeRoom): readonly ExtremePlace[] {
  const of = (pdu: keyof typeof ids, rest: string) => `${fragmentOfPdu(ids[pdu])}/${rest}`;
  const outlets = (pdu: keyof typeof ids): ExtremePlace =>
    byAddress(`outlets, ${pdu}`, of(pdu, 'outlets'), 'main [role=grid]');
  const overview = (pdu: keyof typeof ids, element: string): ExtremePlace =>
    byAddress(
      `overview, ${pdu}, ${element}`,
      of(pdu, `overview/${encodeURIComponent(element)}`),
      'main [role=treegrid] [role=row][aria-selected=true]',
    );
  return [
    byAddress('fleet', '#/fleet', 'main [role=row]'),
    overview('large', 'pdu'),
    overview('large', 'inlet:I1'),
    overview('large', 'ocp:C2'),
    overview('large', 'ocp:C4'),
    overview('large', 'outlet:2'),
    overview('large', 'outlet:3'),
    overview('large', 'outlet:6'),
    overview('large', 'outlet:9'),
    overview('meteredOnly', 'outlet:3'),
    overview('plain', 'outlet:2'),
    overview('single', 'inlet:I1'),
    outlets('large'),
    {
      name: 'table, large',
      open: async (app) => {
        await outlets('large').open(app);
        await app.getByRole('radio', { name: 'Table' }).click();
        await expect(app.getByRole('columnheader', { name: 'Name' })).toBeVisible();
      },
    },
    {
      name: 'grid, meteredOnly',
      open: async (app) => {
        await outlets('meteredOnly').open(app);
        await app.getByRole('radio', { name: 'Grid' }).click();
        await expect(app.getByRole('gridcell').first()).toBeVisible();
      },
    },
    outlets('plain'),
    outlets('single'),
    byAddress('sequence, large', of('large', 'sequence'), 'main .seqrow'),
    byAddress('sequence, plain', of('plain', 'sequence'), 'main .seqrow'),
    byAddress('events, large', of('large', 'events'), 'main .ev-row, main .ev-none, main [role=grid]'),
    byAddress('device settings, large', of('large', 'settings'), 'main input'),
    byAddress('device settings, plain', of('plain', 'settings'), 'main input'),
    byAddress('events', '#/events', 'main [role=grid]'),
    byAddress('CloudShell', '#/cloudshell', 'main [role=treegrid] [role=row]'),
  ];
}
