import type { Rack, RackOutlet } from './rack-spec.ts';

const POWER_FACTORS = [0.97, 0.98, 0.95, 0.96, 0.94] as const;
/** How the outlets of a breaker share its current. */
const SHARES = [0.9, 1.25, 0.7, 1.1, 1.3, 0.75] as const;

interface Breaker {
  readonly amperes: number;
  /** By place; empty names are outlets that nobody named. */
  readonly names: readonly string[];
}

/** Outlets that together draw what their breakers carry; a name that begins with `-` is off. */
function outletsOf(breakers: readonly Breaker[]): readonly RackOutlet[] {
  return breakers.flatMap(({ amperes, names }) => {
    const shares = names.map((name, place): number =>
      name.startsWith('-') ? 0 : (SHARES[place % SHARES.length] ?? 1),
    );
    const total = shares.reduce((sum, share) => sum + share, 0);
    return names.map((name, place): RackOutlet => {
      const isOff = name.startsWith('-');
      return {
        name: name.replace('-off ', '').replace(/^-$/u, ''),
        amperes: isOff ? null : (amperes * (shares[place] ?? 0)) / total,
        powerFactor: POWER_FACTORS[place % POWER_FACTORS.length] ?? 0.97,
        isOff,
        isC19: place === 5,
      };
    });
  });
}

/** `web-01 PSU B` to `web-06 PSU B`. */
function row(prefix: string, from: number, count: number, suffix = ''): readonly string[] {
  return Array.from(
    { length: count },
    (_, index) => `${prefix}-${String(from + index).padStart(2, '0')}${suffix}`,
  );
}

const rack3 = { phases: 3, outletsPerBreaker: 6 } as const;

/** The other feed of A07-L. */
export const A07_R: Rack = {
  ...rack3,
  name: 'A07-R',
  model: 'PX3-3P32-36',
  inletName: 'Busway B tap 7',
  outlets: outletsOf([
    {
      amperes: 7.9,
      names: ['core-sw-01 PSU B', 'mgmt-sw-02', ...row('hv', 1, 3, ' PSU B'), 'blade-ch-1 PSU 2'],
    },
    {
      amperes: 6.8,
      names: [...row('hv', 4, 2, ' PSU B'), ...row('nas', 1, 2, ' PSU B'), 'kvm-02', 'blade-ch-1 PSU 4'],
    },
    {
      amperes: 9.2,
      names: [...row('db', 1, 2, ' PSU B'), ...row('gpu', 1, 2, ' PSU B'), 'san-sw-02', 'gpu-03 PSU 2'],
    },
    { amperes: 8.1, names: [...row('gpu', 4, 2, ' PSU 2'), ...row('k8s', 11, 3), 'jbod-02'] },
    {
      amperes: 6.4,
      names: ['edge-fw-01 PSU B', 'edge-rt-02', 'lab-bench-4', 'k8s-14', 'build-02', 'scope-rack-2'],
    },
    { amperes: 5.8, names: [...row('ci-runner', 4, 3), 'log-01', 'kvm-03', 'backup-lib-2'] },
  ]),
};

const rack24 = { phases: 3, outletsPerBreaker: 4 } as const;

export const A08_L: Rack = {
  ...rack24,
  name: 'A08-L',
  model: 'PX3-3P32-24',
  inletName: 'Busway A tap 8',
  outlets: outletsOf([
    { amperes: 5.5, names: row('hv', 6, 4, ' PSU A') },
    { amperes: 4.7, names: [...row('nas', 3, 3, ' PSU A'), '-'] },
    { amperes: 4.3, names: row('web', 1, 4, ' PSU A') },
    { amperes: 4.7, names: row('web', 5, 4, ' PSU A') },
    { amperes: 6.1, names: row('render', 1, 4) },
    { amperes: 5.4, names: ['mail-01', 'mon-01', '-', 'tape-01'] },
  ]),
};

export const A08_R: Rack = {
  ...rack24,
  name: 'A08-R',
  model: 'PX3-3P32-24',
  inletName: 'Busway B tap 8',
  outlets: outletsOf([
    { amperes: 5.1, names: row('hv', 6, 4, ' PSU B') },
    { amperes: 4.5, names: row('nas', 3, 4, ' PSU B') },
    { amperes: 4.2, names: ['web-01 PSU B', 'web-02 PSU B', '-off kvm-02', '-off kvm-03'] },
    { amperes: 4.4, names: row('web', 5, 4, ' PSU B') },
    { amperes: 5.8, names: row('build', 1, 4) },
    { amperes: 5.1, names: row('ci-runner', 11, 4) },
  ]),
};

const B05_NAMES = (suffix: string): readonly string[] => [
  ...row('app', 1, 6, suffix),
  ...row('cache', 1, 4, suffix),
  ...row('queue', 1, 4, suffix),
];
const rack20 = { phases: 1, outletsPerBreaker: 10, model: 'PX2-1P32-20' } as const;

export const B05_L: Rack = {
  ...rack20,
  name: 'B05-L',
  inletName: 'Panel B5 left',
  outlets: outletsOf([
    { amperes: 7.2, names: B05_NAMES(' PSU A').slice(0, 10) },
    {
      amperes: 6.2,
      names: [...B05_NAMES(' PSU A').slice(10), 'sw-b5-1', 'sw-b5-2', 'pdu-sensor', 'oob-b5', '-', '-'],
    },
  ]),
};

export const B05_R: Rack = {
  ...rack20,
  name: 'B05-R',
  inletName: 'Panel B5 right',
  outlets: outletsOf([
    { amperes: 8, names: B05_NAMES(' PSU B').slice(0, 10) },
    {
      amperes: 6.7,
      names: [...B05_NAMES(' PSU B').slice(10), 'sw-b5-3', 'sw-b5-4', 'door-ctl', 'oob-b6', 'cam-01', '-'],
    },
  ]),
};

/** Its breaker C5 trips. */
export const C09_R: Rack = {
  ...rack3,
  name: 'C09-R',
  model: 'PX3-3P32-36',
  inletName: 'Busway B tap 9',
  outlets: outletsOf([
    { amperes: 8.5, names: row('hv', 13, 6, ' PSU B') },
    { amperes: 8, names: row('hv', 19, 6, ' PSU B') },
    { amperes: 7.5, names: row('db', 3, 6, ' PSU B') },
    { amperes: 8, names: row('k8s', 21, 6) },
    {
      amperes: 11.6,
      names: ['sw-agg-01 PSU B', 'sw-agg-02 PSU B', 'hv-11 PSU B', 'hv-12 PSU B', 'render-04', 'render-05'],
    },
    { amperes: 9.4, names: row('gpu', 11, 6, ' PSU 2') },
  ]),
};

export const LAB_ATS: Rack = {
  name: 'LAB-ATS',
  model: 'PX3-TS-10',
  inletName: 'Utility',
  phases: 1,
  outletsPerBreaker: 5,
  transferSwitch: { label: 'TS1', name: '', ratingAmperes: 32, lines: ['L1', 'N'] },
  outlets: outletsOf([
    { amperes: 7.1, names: ['ipam-01', 'dns-01', 'dns-02', 'ldap-01', 'ntp-gps-1'] },
    { amperes: 4.9, names: ['console-srv', 'oob-sw-01', '-', 'wlc-01', 'badge-ctl'] },
  ]),
};
