import { describe, expect, it } from 'vitest';
import { parseOid } from '../../../snmp/oid.ts';
import { describeWithWalks, readWalk } from '../../../simulator/snmp/testing/walks.ts';
import { detectFamily } from '../detect/detect-family.ts';
import { READ, startClient } from '../testing/discovered.ts';
import { FAMILIES } from './families.ts';
import { KNOWN_DEVICES } from './known-devices.ts';
import { system } from './testing/fixtures/cells.ts';

async function familyOf(values: Parameters<typeof startClient>[0]): Promise<string> {
  const { client } = await startClient(values);
  const detected = await detectFamily(client, FAMILIES, READ);
  return detected.ok ? detected.value.family.id : detected.error.kind;
}

describe('the list of families', () => {
  it('has every id once', () => {
    const ids = FAMILIES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('writes every OID in full, without a leading dot', () => {
    const written = [...JSON.stringify([FAMILIES, KNOWN_DEVICES]).matchAll(/"(\.?\d+(?:\.\d+){5,}[^"]*)"/gu)];
    expect(written.length).toBeGreaterThan(100);
    for (const [, oid = ''] of written) expect(parseOid(oid)?.join('.'), oid).toBe(oid);
  });

  it('tells the identity before anything is discovered: from scalars, or in rows of units', () => {
    const lost = FAMILIES.filter(
      ({ units, identity: { model, serial, firmware } }) =>
        units === undefined &&
        ![model, serial, firmware].every((sources) => sources.some((source) => 'scalar' in source)),
    );
    expect(lost.map(({ id }) => id)).toEqual([]);
  });

  it('knows each beginning of a sysObjectID once', () => {
    const prefixes = KNOWN_DEVICES.map(({ prefix }) => prefix);
    expect(new Set(prefixes).size).toBe(prefixes.length);
  });
});

describe('detection', () => {
  it.each([
    ['1.3.6.1.4.1.318.1.3.27', 'APC UPS'],
    ['1.3.6.1.4.1.13742.3.2.10', 'Raritan KVM switch'],
    ['1.3.6.1.4.1.13742.8', 'Raritan environment controller (EMX)'],
    ['1.3.6.1.4.1.3808.1.1.1', 'CyberPower UPS'],
  ])('does not take %s for a PDU: it is an %s', async (objectId, name) => {
    const { client } = await startClient(system({ objectId, description: 'made up' }));
    const detected = await detectFamily(client, FAMILIES, READ);
    expect(detected).toMatchObject({ ok: false, error: { kind: 'notAPdu' } });
    expect(detected.ok ? '' : detected.error.message).toContain(name);
  });

  it.each([
    ['1.3.6.1.4.1.21317.1', 'ATEN'],
    ['0.10.43.6.1.4.1.30932', 'Chatsworth'],
  ])('names the maker of %s, a PDU that is not driven', async (objectId, maker) => {
    const { client } = await startClient(system({ objectId, description: 'made up' }));
    const detected = await detectFamily(client, FAMILIES, READ);
    expect(detected).toMatchObject({ ok: false, error: { kind: 'unsupported' } });
    expect(detected.ok ? '' : detected.error.message).toContain(maker);
  });
});

describeWithWalks('detection over recordings', () => {
  it.each([
    ['apc_ap7900b', 'apc-rpdu2'],
    ['apc_ap8959eu3', 'apc-rpdu2'],
    ['apc_masterswitch2', 'apc-spdu'],
    ['apc_metered-rack', 'apc-rpdu'],
    ['apc_smx750', 'notAPdu'],
    ['apc_switched-rack', 'notAPdu'],
    ['cyberpower-epdu-ats011', 'cyberpower'],
    ['dell-rpdu', 'dell-rpdu'],
    ['digipower', 'unsupported'],
    ['eatonpdu_2', 'eaton-epdu'],
    ['eatonpdu_epdu', 'eaton-epdu'],
    ['enlogic-pdu2', 'enlogic'],
    ['geist-pdu', 'unsupported'],
    ['hpe-ipdu', 'unsupported'],
    ['poweralert_pdu', 'tripplite'],
    ['raritan-emx', 'notAPdu'],
    ['raritan-kvm', 'notAPdu'],
    ['schleifenbauer', 'unsupported'],
    ['vertiv-pdu_mg02e4w1', 'vertiv-v5'],
  ])('takes %s for %s', async (walk, expected) => {
    expect(await familyOf(readWalk(walk))).toBe(expected);
  });
});
