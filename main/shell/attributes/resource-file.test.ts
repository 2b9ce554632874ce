import { describe, expect, it } from 'vitest';
import { parseResourceFile, withSecrets, type ShellResource } from './resource-file.ts';

type Attributes = Readonly<Record<string, unknown>>;

const XERUS = { User: 'admin', Password: 'pdu-secret' };
const V3 = { 'SNMP Version': 'v3', 'SNMP V3 User': 'lab' };
const KEYED = { ...V3, 'SNMP V3 Password': 'auth-secret', 'SNMP V3 Private Key': 'priv-secret' };

const parse = (attributes: Attributes, more: Attributes = {}) =>
  parseResourceFile(JSON.stringify({ name: 'A07-L', address: '192.0.2.17', ...more, attributes }));

function resource(attributes: Attributes, more: Attributes = {}): ShellResource {
  const parsed = parse(attributes, more);
  if (!parsed.ok) throw new Error(parsed.error);
  return parsed.value;
}

function refusal(attributes: Attributes, more: Attributes = {}): string {
  const parsed = parse(attributes, more);
  if (parsed.ok) throw new Error('It was taken.');
  return parsed.error;
}

describe('names of attributes', () => {
  it('have the prefix of the shell, of the family, or none', () => {
    const read = resource({
      User: 'admin',
      'Raritan PDU.Password': 'pdu-secret',
      'CS_PDU.Vendor': 'Raritan',
    });
    expect(read.shellName).toBe('Raritan PDU');
    expect(read.target).toEqual({
      protocol: 'xerus',
      address: '192.0.2.17',
      user: 'admin',
      password: 'pdu-secret',
      fingerprint: null,
    });
    expect(read.attributes.get('Vendor')).toBe('Raritan');
  });

  it('may follow a shell name with dots in it', () => {
    const read = resource({ 'Raritan v2.0 PDU.User': 'admin' });
    expect(read.shellName).toBe('Raritan v2.0 PDU');
    expect(read.attributes.get('User')).toBe('admin');
  });

  it('give the shell name when no model does; without either it is not known', () => {
    expect(resource(XERUS).shellName).toBeNull();
    expect(resource(XERUS, { model: 'Raritan PDU' }).shellName).toBe('Raritan PDU');
  });

  it.each([
    [{ 'Raritan PDU.User': 'a', 'Other PDU.Password': 'b' }, {}, 'Other PDU.Password is of another shell'],
    [{ 'Other PDU.User': 'a' }, { model: 'Raritan PDU' }, 'Other PDU.User is of another shell'],
    [{ 'Raritan PDU.PowerSocket.Model Name': 'a' }, { model: 'Raritan PDU' }, 'is of another shell'],
    [{ ...XERUS, 'SNMP Comunity': 'x' }, {}, 'SNMP Comunity is not an attribute'],
    [
      { ...XERUS, password: 'x' },
      {},
      'password is not an attribute of the PDU Shell Standard. Did you mean Password?',
    ],
    [{ ...XERUS, 'Console Prot': '1' }, {}, 'Did you mean Console Port?'],
    [{ ...XERUS, 'CS_PDU.Rack Door': 'x' }, {}, 'CS_PDU.Rack Door is not an attribute'],
    [{ ...XERUS, 'CS_PDU.User': 'other' }, {}, 'User is given twice, with different values'],
  ])('are refused by name: %j %j', (attributes, more, expected) => {
    expect(refusal(attributes, more)).toContain(expected);
  });

  it('may come twice when both say the same', () => {
    expect(resource({ ...XERUS, 'Raritan PDU.User': 'admin' }).attributes.get('User')).toBe('admin');
  });

  it('that the standard does not have are kept with the prefix of the shell', () => {
    const read = resource({ ...XERUS, 'Raritan PDU.Busbar URL': 'http://127.0.0.1:8790' });
    expect([...read.customAttributes]).toEqual([['Busbar URL', 'http://127.0.0.1:8790']]);
  });
});

describe('the driver', () => {
  it.each([
    ['the address begins with snmp://', { User: 'a' }, { address: 'snmp://192.0.2.17' }, 'snmp'],
    ['SNMP Version is given', { ...XERUS, 'SNMP Version': 'v1' }, {}, 'snmp'],
    ['there is a community and no User', { 'SNMP Read Community': 'r' }, {}, 'snmp'],
    ['there is a v3 user and no User', { 'SNMP V3 User': 'lab' }, {}, 'snmp'],
    ['there is a User', { ...XERUS, 'SNMP Read Community': 'r' }, {}, 'xerus'],
    [
      'the address begins with https://',
      { ...XERUS, 'SNMP Version': 'v3' },
      { address: 'https://192.0.2.17' },
      'xerus',
    ],
  ])('when %s: %j %j -> %s', (_when, attributes, more, protocol) => {
    expect(resource(attributes, more).target.protocol).toBe(protocol);
  });

  it('is not known for a PDU that nobody can sign in to', () => {
    expect(refusal({ 'CS_PDU.Vendor': 'Raritan' })).toMatch(/^Give User and Password/u);
  });

  it('is not changed by Enable SNMP, Disable SNMP and how the command line is reached, which are kept', () => {
    const kept = {
      'Enable SNMP': true,
      'Disable SNMP': 'true',
      'CLI Connection Type': 'ssh',
      'CLI TCP Port': 22,
    };
    const read = resource({ ...XERUS, ...kept });
    expect(read.target.protocol).toBe('xerus');
    expect(Object.fromEntries(read.attributes)).toMatchObject({
      'Enable SNMP': 'True',
      'Disable SNMP': 'True',
      'CLI Connection Type': 'SSH',
      'CLI TCP Port': '22',
    });
  });
});

describe('an access by SNMP', () => {
  it.each([
    [{ 'SNMP Read Community': 'r' }, { version: 'v2c', readCommunity: 'r', writeCommunity: '' }],
    [
      { 'SNMP Version': 'V1', 'SNMP Read Community': 'r', 'SNMP Write Community': 'w' },
      { version: 'v1', readCommunity: 'r', writeCommunity: 'w' },
    ],
    [V3, { version: 'v3', user: 'lab', auth: null, priv: null }],
    [{ 'SNMP V3 User': 'lab' }, { version: 'v3', user: 'lab', auth: null, priv: null }],
    [
      { ...V3, 'SNMP V3 Password': 'auth-secret', 'SNMP V3 Private Key': 'priv-secret' },
      {
        auth: { protocol: 'sha', password: 'auth-secret' },
        priv: { protocol: 'aes', password: 'priv-secret' },
      },
    ],
    [
      {
        ...V3,
        'SNMP V3 Password': 'auth-secret',
        'SNMP V3 Private Key': 'priv-secret',
        'SNMP V3 Authentication Protocol': 'sha-512',
        'SNMP V3 Privacy Protocol': 'AES-256',
      },
      { auth: { protocol: 'sha512' }, priv: { protocol: 'aes256r' } },
    ],
    [
      {
        ...V3,
        'SNMP V3 Password': 'auth-secret',
        'SNMP V3 Private Key': 'priv-secret',
        'SNMP V3 Authentication Protocol': 'MD5',
        'SNMP V3 Privacy Protocol': 'AES-256 Blumenthal',
      },
      { auth: { protocol: 'md5' }, priv: { protocol: 'aes256b' } },
    ],
    [
      {
        ...V3,
        'SNMP V3 Authentication Protocol': 'No Authentication Protocol',
        'SNMP V3 Privacy Protocol': 'No Privacy Protocol',
      },
      { auth: null, priv: null },
    ],
  ])('of %j is %j', (attributes, access) => {
    expect(resource(attributes).target).toMatchObject({ protocol: 'snmp', access, engineId: null });
  });

  it.each([
    [{ 'SNMP Version': 'v3' }, 'SNMP V3 User is needed'],
    [{ ...V3, 'SNMP V3 Password': 'short' }, 'SNMP V3 Password must have at least 8 characters.'],
    [
      { ...V3, 'SNMP V3 Password': 'auth-secret', 'SNMP V3 Private Key': 'short' },
      'SNMP V3 Private Key must have at least 8 characters.',
    ],
    [
      {
        ...V3,
        'SNMP V3 Authentication Protocol': 'No Authentication Protocol',
        'SNMP V3 Private Key': 'priv-secret',
      },
      'encrypts only what it authenticates',
    ],
    [
      {
        ...V3,
        'SNMP V3 Authentication Protocol': 'No Authentication Protocol',
        'SNMP V3 Password': 'auth-secret',
      },
      'leave out one of the two',
    ],
    [{ ...KEYED, 'SNMP V3 Privacy Protocol': '3DES-EDE' }, 'cannot encrypt with'],
    [{ ...KEYED, 'SNMP V3 Privacy Protocol': 'AES-192' }, 'cannot encrypt with'],
  ])('that cannot be is refused: %j, %s', (attributes, expected) => {
    expect(refusal(attributes)).toContain(expected);
  });
});

describe('secrets that are absent', () => {
  it.each([
    [{ User: 'admin' }, ['Password'], []],
    [XERUS, [], []],
    [{ 'SNMP Version': 'v2c' }, ['SNMP Read Community'], ['SNMP Write Community']],
    [{ 'SNMP Read Community': 'r' }, [], ['SNMP Write Community']],
    [V3, [], ['SNMP V3 Password', 'SNMP V3 Private Key']],
    [{ ...V3, 'SNMP V3 Authentication Protocol': 'SHA' }, ['SNMP V3 Password'], ['SNMP V3 Private Key']],
    [{ ...V3, 'SNMP V3 Privacy Protocol': 'AES-128' }, ['SNMP V3 Password', 'SNMP V3 Private Key'], []],
  ])('of %j are needed %j, or may be given %j', (attributes, needed, usable) => {
    expect(resource(attributes).absent).toEqual({ needed, usable });
  });

  it('are put in, and what they bring with them follows', () => {
    const read = resource({ ...V3, 'SNMP V3 Privacy Protocol': 'AES-128' });
    const filled = withSecrets(read, {
      'SNMP V3 Password': 'auth-secret',
      'SNMP V3 Private Key': 'priv-secret',
    });
    expect(filled).toMatchObject({
      ok: true,
      value: {
        absent: { needed: [], usable: [] },
        target: {
          access: {
            auth: { protocol: 'sha', password: 'auth-secret' },
            priv: { protocol: 'aes', password: 'priv-secret' },
          },
        },
      },
    });
  });

  it('do not take the place of what the file holds', () => {
    const filled = withSecrets(resource(XERUS), { Password: 'another', User: 'another' });
    expect(filled).toMatchObject({ ok: true, value: { target: { user: 'admin', password: 'pdu-secret' } } });
  });

  it('are still absent when they are empty', () => {
    expect(withSecrets(resource({ User: 'admin' }), { Password: '' })).toMatchObject({
      ok: true,
      value: { absent: { needed: ['Password'] } },
    });
  });
});

describe('a file', () => {
  it('gives the limit of sessions, which is 1 unless it says so', () => {
    expect(resource(XERUS).sessionsConcurrencyLimit).toBe(1);
    expect(resource({ ...XERUS, 'Sessions Concurrency Limit': 3 }).sessionsConcurrencyLimit).toBe(3);
  });

  it('may leave out everything but the address and who signs in, and its empty texts count for nothing', () => {
    const read = parseResourceFile(
      '\uFEFF{"address":" pdu.lab ","attributes":{"User":"admin","SNMP Version":""}}',
    );
    expect(read).toMatchObject({ ok: true, value: { name: 'pdu.lab', address: 'pdu.lab', shellName: null } });
  });

  it.each([
    ['nothing', '', 'It is not JSON.'],
    ['half a file', '{"address": "192.0.2.17", "attributes": {"Password": "pdu-secret"', 'It is not JSON.'],
    ['a word that is no JSON', '{"address": pdu-secret}', 'It is not JSON.'],
    ['a list', '[]', 'It must be an object'],
    ['no address', '{"attributes":{}}', '"address" is missing'],
    ['another key', '{"adress":"192.0.2.17"}', '"adress" is not known here'],
    ['a list of attributes', '{"address":"192.0.2.17","attributes":[]}', '"attributes" must be an object'],
    ['no text', '{"address":"192.0.2.17","attributes":{"User":null}}', 'User must be a text.'],
    [
      'a name twice',
      '{"address":"192.0.2.17","attributes":{"User":"admin",\n"Password":"pdu-secret",\n"Password":"other"}}',
      'Password is given twice: leave one out.',
    ],
    [
      'an account in the address',
      '{"address":"https://admin:pdu-secret@pdu","attributes":{"User":"a"}}',
      '"address"',
    ],
    ['a community in the address', '{"address":"snmp://pdu-secret@pdu"}', '"address" must not hold'],
    ['an address that is none', '{"address":"snmp://pdu:99999"}', 'is not an address'],
    [
      'a value that does not fit',
      '{"address":"a","attributes":{"Console Port":"pdu-secret"}}',
      'Console Port must be',
    ],
  ])('with %s is refused by one sentence without secrets', (_what, text, expected) => {
    const read = parseResourceFile(text);
    const sentence = read.ok ? 'It was taken.' : read.error;
    expect(sentence).toContain(expected);
    expect(sentence).toMatch(/\.$/u);
    expect(sentence).not.toContain('pdu-secret');
  });
});
