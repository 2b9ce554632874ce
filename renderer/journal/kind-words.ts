import type { JournalKind } from '../../shared/model/journal.ts';
import type { GlyphName } from '../ui/glyph-shapes.tsx';

/** Kinds of lines as they are listed, worst first. */
export const KINDS: readonly JournalKind[] = [
  'critical',
  'warning',
  'operator',
  'connection',
  'cleared',
  'info',
];

/** Kinds as they are printed. */
export const KIND_WORDS: Record<JournalKind, string> = {
  critical: 'Critical',
  warning: 'Warning',
  operator: 'Operator',
  connection: 'Connection',
  cleared: 'Cleared',
  info: 'Info',
};

/** What people do is drawn in ink, as a square; all else by the shape of its state. */
export const KIND_GLYPHS: Record<Exclude<JournalKind, 'operator'>, GlyphName> = {
  critical: 'crit',
  warning: 'warn',
  connection: 'stale',
  cleared: 'check',
  info: 'dash',
};
