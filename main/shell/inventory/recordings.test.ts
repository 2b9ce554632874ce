import { expect, test } from 'vitest';
import { pduId } from '../../../shared/model/ids.ts';
import { describePdu } from '../../../shared/shell/inventory.ts';
import { defaultShellName, shellNameProblem } from '../../../shared/shell/shell-name.ts';
import { discovered } from '../../drivers/snmp/testing/discovered.ts';
import { WALK_EXPECTATIONS } from '../../drivers/snmp/walks/expectations.ts';
import { describeWithWalks, readWalk } from '../../simulator/snmp/testing/walks.ts';

const WALKS = [...new Set(WALK_EXPECTATIONS.filter(({ is }) => is === 'driven').map(({ walk }) => walk))];

describeWithWalks('inventories of recorded devices', () => {
  test.each(WALKS)(
    '%s has a socket for each outlet, each with a name and an address of its own',
    async (walk) => {
      const { model } = (await discovered(readWalk(walk))).map;
      const shellName = defaultShellName(model.identity.vendor);
      expect(shellNameProblem(shellName)).toBeNull();
      for (const profile of ['2g', '1g'] as const) {
        const options = { pdu: pduId('walk'), profile, shellName, assigned: {} };
        const { resources, attributes } = describePdu(model, options);
        expect(resources).toHaveLength(model.outlets.length);
        for (const field of ['name', 'relative_address'] as const)
          expect(new Set(resources.map((each) => each[field].toLowerCase())).size).toBe(resources.length);
        for (const { name, relative_address } of resources) {
          expect(relative_address).toMatch(/^[A-Za-z\d .\-|_[\]]+$/u);
          expect(name.length).toBeLessThanOrEqual(100);
        }
        for (const { attribute_value } of attributes) expect(attribute_value).toMatch(/^[^\p{Cc}]+$/u);
      }
    },
  );
});
