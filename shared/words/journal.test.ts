import { describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS, type AppSettings } from '../ipc/app.ts';
import { AUDIT_ACTIONS, type AuditAction, type AuditEntry, type AuditResult } from '../model/audit.ts';
import { outletId, pduId } from '../model/ids.ts';
import { commandOutcome } from './journal-outcome.ts';
import { auditElementName, auditText } from './journal.ts';
import { IN_SEQUENCE } from './journal-power.ts';

let number = 0;

function entry(action: AuditAction, result: AuditResult, rest: Partial<AuditEntry> = {}): AuditEntry {
  number += 1;
  return {
    number,
    atMs: number * 1000,
    operator: 'm.okafor',
    workstation: 'ws-lab-12',
    door: 'app',
    pdu: pduId('SN1'),
    pduName: 'A07-L',
    pduUser: 'admin',
    element: outletId('14'),
    elementName: '14 db-02 PSU A',
    action,
    result,
    before: null,
    after: null,
    message: null,
    commandId: 'c1',
    ...rest,
  };
}

/** The entries of a command for one outlet, one for each result. */
const life = (action: AuditAction, results: readonly AuditResult[], last: Partial<AuditEntry> = {}) =>
  results.map((result, index) => entry(action, result, index === results.length - 1 ? last : {}));

const textOf = (...args: Parameters<typeof life>) => auditText(life(...args));

describe('a power command', () => {
  test('is told by how far it got', () => {
    expect(textOf('cycle', ['armed'])).toBe('Cycle requested, undo window open');
    expect(textOf('cycle', ['armed', 'asked'])).toBe('Cycling, about to be sent');
    expect(textOf('cycle', ['armed', 'asked', 'sent'])).toBe('Cycling, sent');
    expect(textOf('off', ['armed', 'asked', 'sent', 'accepted'])).toBe('Turning off, accepted by the PDU');
    expect(textOf('cycle', ['armed', 'confirmed'], { message: 'On again after 10.3 s.' })).toBe('Cycle');
    expect(textOf('off', ['armed', 'confirmed'])).toBe('Turned off');
    expect(textOf('on', ['armed', 'confirmed'])).toBe('Turned on');
  });

  test('that was not sent says why, and says it once', () => {
    const notSent = (message: string, action: AuditAction = 'cycle') =>
      textOf(action, ['armed', 'notSent'], { message });
    expect(notSent('Not sent. Outlet 14 was not touched.')).toBe('Cycle cancelled in undo window');
    expect(notSent('Not sent, app closed')).toBe('Cycle: not sent, app closed');
    expect(notSent('Not sent, window closed', 'off')).toBe('Turn off: not sent, window closed');
    const changed = 'Not cycled: outlet 14 changed while you waited.';
    expect(notSent(changed)).toBe(changed);
    expect(notSent('The PDU is busy.')).toBe('Cycle not sent. The PDU is busy.');
  });

  test('that failed or is unknown says what is known', () => {
    const message = 'The PDU accepted the command, but outlet 14 is still on.';
    expect(textOf('off', ['sent', 'failed'], { message })).toBe(`Turn off failed. ${message}`);
    expect(textOf('cycle', ['sent', 'unknown'], { message: 'It may have arrived.' })).toBe(
      'Cycle, outcome unknown. It may have arrived.',
    );
  });

  test('for several outlets lists them, or counts them where they are many', () => {
    const several = (
      labels: readonly string[],
      results: readonly AuditResult[],
      message: string | null = null,
    ) =>
      auditText(
        labels.map((label, index) =>
          entry('cycle', results[index] ?? 'confirmed', { element: outletId(label), message }),
        ),
      );
    expect(several(['7', '8', '9'], [], IN_SEQUENCE)).toBe('Cycle 7, 8, 9 in sequence');
    expect(several(['7', '8', '9'], ['armed', 'armed', 'armed'], IN_SEQUENCE)).toBe(
      'Cycle 7, 8, 9 in sequence requested, undo window open',
    );
    expect(several(['7', '8', '9'], ['accepted', 'confirmed', 'accepted'])).toBe(
      'Cycling 7, 8, 9, accepted by the PDU, 1 of 3 done',
    );
    expect(several(['7', '8', '9'], ['failed', 'confirmed', 'notSent'], 'It is still on.')).toBe(
      'Cycle 7, 8, 9, 1 of 3 failed. It is still on.',
    );
    const many = Array.from({ length: 36 }, (_each, index) => String(index + 1));
    expect(several(many, [])).toBe('Cycle 36 outlets');
    const first = entry('cycle', 'armed');
    expect(auditElementName([first, { ...first, element: outletId('15') }])).toBe('2 outlets');
  });

  test('that finishes a cycle says so also when it went well', () => {
    const message = 'Second half of the cycle given at 14:02:11.';
    expect(textOf('on', ['armed', 'confirmed'], { message })).toBe(`Turned on. ${message}`);
  });
});

describe('the outcome of a command', () => {
  const outcome = (...results: readonly [label: string, result: AuditResult][]) =>
    commandOutcome(results.map(([label, result]) => entry('cycle', result, { element: outletId(label) })));

  test('is under way while one outlet is, then the worst there is', () => {
    expect(outcome(['7', 'armed'], ['8', 'armed']).state).toBe('pending');
    expect(outcome(['7', 'failed'], ['8', 'sent']).state).toBe('inProgress');
    expect(outcome(['7', 'confirmed'], ['8', 'notSent']).state).toBe('notSent');
    expect(outcome(['7', 'unknown'], ['8', 'notSent']).state).toBe('unknown');
    expect(outcome(['7', 'unknown'], ['8', 'failed']).state).toBe('failed');
    expect(outcome(['7', 'confirmed'], ['8', 'confirmed']).state).toBe('done');
  });

  test('is settled by later entries, and ends with the last of them', () => {
    const entries = life('cycle', ['armed', 'sent', 'unknown', 'confirmed']);
    expect(commandOutcome(entries)).toMatchObject({ state: 'done', endedAtMs: entries.at(-1)?.atMs });
    expect(commandOutcome(entries.slice(0, 2)).endedAtMs).toBeNull();
    expect(commandOutcome(life('removePdu', ['done'])).endedAtMs).toBeNull();
  });

  test('is no "not sent" for a cycle that turned off and whose on was given up', () => {
    expect(outcome(['7', 'sent'], ['7', 'failed'], ['7', 'notSent']).state).toBe('failed');
    expect(outcome(['7', 'armed'], ['7', 'asked'], ['7', 'notSent']).state).toBe('notSent');
  });
});

describe('a change', () => {
  const change = (
    action: AuditAction,
    before: string | null,
    after: string | null,
    rest: Partial<AuditEntry> = {},
  ) => auditText([entry(action, rest.result ?? 'done', { element: 'pdu', before, after, ...rest })]);

  test('of a name says the one before; the new one stands with the outlet', () => {
    const entries = [
      entry('rename', 'asked', {
        before: 'build-2',
        after: 'build-02',
        elementName: 'Outlet 19',
        element: outletId('19'),
      }),
      entry('rename', 'done', {
        before: 'build-2',
        after: 'build-02',
        elementName: 'Outlet 19',
        element: outletId('19'),
      }),
    ];
    expect(auditText(entries)).toBe('Name changed from build-2');
    expect(auditElementName(entries)).toBe('19 build-02');
    expect(auditText(entries.slice(0, 1))).toBe('Changing name to build-02');
    expect(auditElementName(entries.slice(0, 1))).toBe('19 build-2');
    expect(change('rename', '', 'build-02')).toBe('Name given, build-02');
    expect(change('rename', 'build-2', '')).toBe('Name build-2 removed');
  });

  test('of a value says from what to what', () => {
    expect(change('setCycleDelay', '10 s', '5 s')).toBe('Cycle delay changed from 10 s to 5 s');
    expect(change('setInRushGuard', 'not stated', '200 ms')).toBe('In-rush guard set to 200 ms');
    expect(change('setStartupState', 'On', 'Last state')).toBe(
      'State after power loss changed from on to last state',
    );
    expect(change('setProtected', 'not protected', 'protected')).toBe('Protected');
    expect(change('setProtected', 'protected', 'not protected')).toBe('Protection removed');
    const message = 'The PDU refused it.';
    expect(change('setCycleDelay', '10 s', '5 s', { result: 'failed', message })).toBe(
      'Cycle delay not changed from 10 s to 5 s. The PDU refused it.',
    );
    expect(change('setCycleDelay', '10 s', '5 s', { result: 'unknown', message })).toBe(
      'Changing cycle delay from 10 s to 5 s, outcome unknown. The PDU refused it.',
    );
  });

  test('of trust shows both ends of what is trusted', () => {
    const fingerprint = `41:D2:${'00:'.repeat(28)}7F:0A`;
    expect(change('trustCertificate', null, fingerprint)).toBe('Certificate trusted, SHA-256 41 D2 … 7F 0A');
    expect(change('trustCertificate', null, fingerprint.replaceAll(':', '').toLowerCase())).toBe(
      'Certificate trusted, SHA-256 41 D2 … 7F 0A',
    );
    expect(change('trustEngine', null, '80001f8880e9630000d61ff449')).toBe(
      'SNMP engine trusted, 80 00 … F4 49',
    );
    expect(change('addPdu', null, `192.0.2.17, certificate ${fingerprint}`)).toBe(
      'PDU added, 192.0.2.17, certificate SHA-256 41 D2 … 7F 0A',
    );
    expect(change('addPdu', null, 'snmp://000d5d0a1b2c.lab, SNMP engine 80001f8880e9630000d61ff449')).toBe(
      'PDU added, snmp://000d5d0a1b2c.lab, SNMP engine 80 00 … F4 49',
    );
    expect(change('removeOtherAccess', '000d5d0a1b2c', null)).toBe('Second way removed, 000d5d0a1b2c');
  });

  test('of a sequence counts what moved', () => {
    const before = '1:0 2:0 A:3:500; in-rush guard 100 ms';
    const entries = [
      entry('setSequence', 'done', { before, after: 'A:3:500 1:0 2:1500; in-rush guard 100 ms' }),
    ];
    expect(auditText(entries)).toBe('Applied, 1 outlet moved, 1 delay changed');
    expect(auditElementName(entries)).toBe('Sequence');
    expect(change('setSequence', before, '1:0 2:0 A:3:500; in-rush guard 250 ms')).toBe(
      'Applied, in-rush guard 250 ms',
    );
    expect(change('setSequence', 'something else', null)).toBe('Applied');
  });

  test('of the settings says which', () => {
    const settings = (patch: Partial<AppSettings>) =>
      change(
        'changeSettings',
        JSON.stringify(DEFAULT_SETTINGS),
        JSON.stringify({ ...DEFAULT_SETTINGS, ...patch }),
      );
    expect(settings({ undoWindowMs: 5000 })).toBe('Undo window changed from 3 s to 5 s');
    expect(settings({ theme: 'dark', singleKeys: false })).toBe(
      'Theme changed from system to dark; Single keys changed from on to off',
    );
    expect(settings({ trapReceiver: { enabled: true, port: 162 } })).toBe(
      'SNMP notifications changed from off to on at port 162',
    );
    expect(settings({ inRushFactors: { c13: 5, c19: 8 } })).toBe(
      'In-rush factors changed from C13 × 5, C19 × 6 to C13 × 5, C19 × 8',
    );
    expect(settings({})).toBe('Settings saved, nothing changed');
    expect(change('changeSettings', 'no JSON', '[]')).toBe('Settings saved, nothing changed');
  });

  test('that another version of Busbar wrote is spelled out', () => {
    expect(change('moveToOtherRack' as AuditAction, null, null)).toBe('Move to other rack');
  });
});

test('every setting of the app has words', () => {
  const other: Record<keyof AppSettings, unknown> = {
    theme: 'light',
    undoWindowMs: 1234,
    pollIntervalMs: 1234,
    powerUnit: 'W',
    delayUnit: 's',
    keepEventsDays: 9,
    singleKeys: false,
    protectedConfirm: 'type',
    inRushFactors: { c13: 9, c19: 9 },
    trapReceiver: { enabled: true, port: 9 },
    automationEndpoint: { enabled: true, port: 9 },
  };
  for (const [key, value] of Object.entries(other)) {
    const after = JSON.stringify({ ...DEFAULT_SETTINGS, [key]: value });
    const text = auditText([
      entry('changeSettings', 'done', { before: JSON.stringify(DEFAULT_SETTINGS), after, element: null }),
    ]);
    expect(text, key).toMatch(/^[A-Z][^{}"]* changed from .+ to .+$/u);
    expect(text).not.toContain(key);
  }
});

test('no action shows its code, whatever came of it', () => {
  const results: readonly AuditResult[] = ['armed', 'asked', 'sent', 'failed', 'unknown', 'notSent', 'done'];
  for (const action of AUDIT_ACTIONS)
    for (const result of results) {
      const text = auditText([entry(action, result, { message: 'It is so.' })]);
      expect(text, action).toMatch(/^[A-Z]/u);
      expect(text).not.toMatch(/[a-z][A-Z]|null|undefined|[{}]/u);
      expect(text.trim()).toBe(text);
    }
});

test('names that look like markup, are long or have emoji stay as they are', () => {
  const name = `<b>${'x'.repeat(58)}</b>`.slice(0, 64);
  expect(auditText([entry('rename', 'done', { before: name, after: '🔌 מדף' })])).toBe(
    `Name changed from ${name}`,
  );
  expect(auditElementName([entry('rename', 'done', { before: name, after: '🔌 מדף' })])).toBe('14 🔌 מדף');
});
