import { describe, expect, test } from 'vitest';

const STYLES = import.meta.glob<string>('../../**/*.css', { query: '?raw', import: 'default', eager: true });
const SOURCES = import.meta.glob<string>(['../../**/*.{ts,tsx}', '!../../**/*.test.*'], {
  query: '?raw',
  import: 'default',
  eager: true,
});
const TOKENS = STYLES['./tokens.css'] ?? '';

type Theme = 'dark' | 'light';
const THEMES: readonly Theme[] = ['dark', 'light'];

function tokensIn(block: string): ReadonlyMap<string, string> {
  return new Map(
    [...block.matchAll(/--([\w-]+):\s*([^;]+);/gu)].map(([, name = '', value = '']) => [name, value]),
  );
}

const [dark = '', light = ''] = TOKENS.split(/:root\[data-theme=.light.\]/u);
const COLOURS: Readonly<Record<Theme, ReadonlyMap<string, string>>> = {
  dark: tokensIn(dark),
  light: new Map([...tokensIn(dark), ...tokensIn(light)]),
};

function colourOf(theme: Theme, token: string): readonly [number, number, number] {
  const value = COLOURS[theme].get(token) ?? '';
  const [, hex = ''] = /^#([0-9a-f]{6})$/iu.exec(value.trim()) ?? [];
  if (hex === '') throw new Error(`--${token} is no colour in ${theme}: "${value}".`);
  const part = (from: number) => Number.parseInt(hex.slice(from, from + 2), 16) / 255;
  return [part(0), part(2), part(4)];
}

/** Relative luminance, WCAG 2.2. */
function luminance(theme: Theme, token: string): number {
  const linear = colourOf(theme, token).map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * (linear[0] ?? 0) + 0.7152 * (linear[1] ?? 0) + 0.0722 * (linear[2] ?? 0);
}

/** Contrast ratio, WCAG 2.2: 1 to 21. */
function contrast(theme: Theme, first: string, second: string): number {
  const [a, b] = [luminance(theme, first), luminance(theme, second)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

const SURFACES = ['bg', 'canvas', 'side', 'panel', 'raised', 'hover', 'select'] as const;
const TINTS = ['ok-tint', 'warn-tint', 'crit-tint'] as const;

/** What text stands on which surface. */
const TEXT_PAIRS: readonly (readonly [string, string])[] = [
  ...['ink', 'text', 'text-2', 'text-3', 'ok', 'warn', 'crit', 'off', 'unknown'].flatMap((text) =>
    SURFACES.map((surface) => [text, surface] as const),
  ),
  ...['ink', 'text', 'text-2'].flatMap((text) => TINTS.map((tint) => [text, tint] as const)),
  ['ok', 'ok-tint'],
  ['warn', 'warn-tint'],
  ['crit', 'crit-tint'],
  ['on-ink', 'ink'],
  ['on-crit', 'crit-fill'],
];

/** What is told apart by its shape only: bars, dots, borders of fields. */
const SHAPE_PAIRS: readonly (readonly [string, string])[] = [
  ...['ok-fill', 'warn-fill', 'crit-fill', 'l1', 'l2', 'l3', 'n', 'bar', 'ctl-line'].map(
    (fill) => [fill, 'panel'] as const,
  ),
  ...['l1', 'l2', 'l3', 'n'].map((line) => [line, 'canvas'] as const),
];

describe.each(THEMES)('in the %s theme', (theme) => {
  test.each(TEXT_PAIRS)('text in --%s can be read on --%s (4.5:1)', (text, surface) => {
    expect(contrast(theme, text, surface)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(SHAPE_PAIRS)('what is drawn in --%s can be seen on --%s (3:1)', (fill, surface) => {
    expect(contrast(theme, fill, surface)).toBeGreaterThanOrEqual(3);
  });
});

test('the two themes have the same colours by name', () => {
  const isColour = (value: string) => /#|rgba?\(/u.test(value);
  const names = [...tokensIn(dark)].filter(([, value]) => isColour(value)).map(([name]) => name);
  expect(names.filter((name) => !tokensIn(light).has(name))).toEqual([]);
  expect([...tokensIn(light).keys()].filter((name) => !tokensIn(dark).has(name))).toEqual([]);
});

const LITERAL_COLOUR =
  /#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\(|:\s*(?:white|black|red|green|blue|gr[ae]y|orange|yellow)\s*;/iu;

/** What a file says besides its comments. */
const said = (text: string): string => text.replaceAll(/\/\*[\s\S]*?\*\//gu, '');

test('styles take every colour from the tokens', () => {
  const styles = Object.entries(STYLES).filter(([path]) => path !== './tokens.css');
  expect(styles.length).toBeGreaterThan(10);
  expect(styles.filter(([, text]) => LITERAL_COLOUR.test(said(text))).map(([path]) => path)).toEqual([]);
});

test('components have no colour of their own', () => {
  const literal = /['"`](?:#[0-9a-f]{3,8}|rgba?\([^'"`]*|hsla?\([^'"`]*)['"`]/iu;
  const sources = Object.entries(SOURCES);
  expect(sources.length).toBeGreaterThan(50);
  expect(sources.filter(([, text]) => literal.test(said(text))).map(([path]) => path)).toEqual([]);
});

/** Set by react-aria-components on the elements it draws. */
const OF_THE_LIBRARY = new Set(['tree-item-level', 'trigger-width']);

test('styles use only properties that are set somewhere', () => {
  const all = [...Object.values(STYLES), ...Object.values(SOURCES)].map(said).join('\n');
  const set = new Set([...all.matchAll(/--([\w-]+)(?:'\]?)?:/gu)].map(([, name = '']) => name));
  const used = new Set([...all.matchAll(/var\(--([\w-]+)\)/gu)].map(([, name = '']) => name));
  expect(used.size).toBeGreaterThan(50);
  expect([...used].filter((name) => !set.has(name) && !OF_THE_LIBRARY.has(name))).toEqual([]);
});
