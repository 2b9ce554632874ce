import type { ReactNode } from 'react';

interface GlyphShape {
  /** Edge of the square the paths are drawn in. */
  readonly box: 12 | 16;
  readonly paths: ReactNode;
}

const stroke = (width: number) => ({ fill: 'none', stroke: 'currentColor', strokeWidth: width });

const strokeOnly = (width: number) => ({ stroke: 'currentColor', strokeWidth: width });

const state = {
  on: <circle cx="6" cy="6" r="4.5" fill="currentColor" />,
  off: <circle cx="6" cy="6" r="3.9" {...stroke(1.3)} />,
  cyc: (
    <>
      <path d="M10 6a4 4 0 1 1-1.3-2.95" {...stroke(1.5)} />
      <path d="M9.6.7v3H6.6z" fill="currentColor" />
    </>
  ),
  unk: <circle cx="6" cy="6" r="4" strokeDasharray="2.1 2.1" {...stroke(1.3)} />,
  warn: (
    <>
      <path d="M6 .9 11.6 11H.4z" fill="currentColor" />
      <path d="M6 4.4v3.2M6 8.6v1.1" stroke="var(--panel)" strokeWidth="1.2" />
    </>
  ),
  crit: (
    <>
      <path d="M3.6.6h4.8l3 3v4.8l-3 3H3.6l-3-3V3.6z" fill="currentColor" />
      <path d="M6 2.8v4M6 7.9v1.3" stroke="var(--panel)" strokeWidth="1.4" />
    </>
  ),
  stale: (
    <>
      <circle cx="6" cy="6" r="4.6" {...stroke(1.2)} />
      <path d="M6 3.4V6l1.8 1.2" {...stroke(1.2)} />
    </>
  ),
  lock: (
    <>
      <rect x="2" y="5.2" width="8" height="5.4" fill="currentColor" />
      <path d="M3.7 5.2V3.6a2.3 2.3 0 0 1 4.6 0v1.6" {...stroke(1.3)} />
    </>
  ),
  trip: <path d="M1 9h2.6l4.6-6M8.4 9H11" {...stroke(1.5)} />,
  check: <path d="m2 6.4 2.6 2.7L10 3.2" {...stroke(1.7)} />,
};

const action = {
  dash: <path d="M2.5 6h7" {...stroke(1.7)} />,
  x: <path d="m2.5 2.5 7 7m0-7-7 7" {...stroke(1.2)} />,
  cr: <path d="m4.5 3 3 3-3 3" {...stroke(1.3)} />,
  cd: <path d="m3 4.5 3 3 3-3" {...stroke(1.3)} />,
  up: <path d="m3 7.5 3-3 3 3" {...stroke(1.3)} />,
  find: (
    <>
      <circle cx="5" cy="5" r="3.5" {...stroke(1.3)} />
      <path d="m7.7 7.7 3 3" {...stroke(1.3)} />
    </>
  ),
  pwr: <path d="M3.4 2.9a4.2 4.2 0 1 0 5.2 0M6 .8v4.8" {...stroke(1.3)} />,
  more: <path d="M2 6h.01M6 6h.01M10 6h.01" strokeLinecap="round" {...stroke(1.8)} />,
  pause: <path d="M4 2.5v7M8 2.5v7" {...stroke(1.8)} />,
  play: <path d="M3.5 2v8l6-4z" fill="currentColor" />,
  hnd: (
    <path
      d="M4 2.5h.01M4 6h.01M4 9.5h.01M8 2.5h.01M8 6h.01M8 9.5h.01"
      strokeLinecap="round"
      {...stroke(1.7)}
    />
  ),
  undo: <path d="M4.6 1.8 2 4.4 4.6 7M2.3 4.4h4.4a2.9 2.9 0 0 1 0 5.8H4.5" {...stroke(1.3)} />,
};

const place = {
  fleet: (
    <>
      <path d="M2 3h12v3H2zM2 6.5h12v3H2zM2 10h12v3H2z" {...stroke(1.2)} />
      <path d="M4 4.5h3M4 8h6M4 11.5h2" {...stroke(1.2)} />
    </>
  ),
  bell: (
    <>
      <path d="M2.5 3.5h11M2.5 8h11M2.5 12.5h7" {...stroke(1.3)} />
      <circle cx="12.4" cy="12.4" r="1.6" fill="currentColor" />
    </>
  ),
  cloud: (
    <>
      <path d="M2 2.5h5v3.5H2zM9 6.5h5V10H9zM9 11.5h5V15H9z" {...stroke(1.2)} />
      <path d="M4.5 6v7.2H9M4.5 8.2H9" {...stroke(1.2)} />
    </>
  ),
  plus: <path d="M8 3v10M3 8h10" {...stroke(1.3)} />,
  settings: (
    <>
      <path d="M2 5h12M2 11h12" {...stroke(1.3)} />
      <circle cx="5.5" cy="5" r="1.9" fill="var(--bg)" {...strokeOnly(1.3)} />
      <circle cx="10.5" cy="11" r="1.9" fill="var(--bg)" {...strokeOnly(1.3)} />
    </>
  ),
  theme: (
    <>
      <circle cx="8" cy="8" r="5.4" {...stroke(1.2)} />
      <path d="M8 2.6a5.4 5.4 0 0 1 0 10.8z" fill="currentColor" />
    </>
  ),
};

const small = { ...state, ...action };

export type GlyphName = keyof typeof small | keyof typeof place;

/** The drawing of a glyph and the size of its box. */
export function glyphShape(name: GlyphName): GlyphShape {
  return name in place
    ? { box: 16, paths: place[name as keyof typeof place] }
    : { box: 12, paths: small[name as keyof typeof small] };
}
