import { memo, useRef, useState, type KeyboardEvent } from 'react';
import { DELAY_PROBLEM, parseDelayMs, type DelayUnit } from '../../../shared/words/durations.ts';
import { Glyph } from '../../ui/Glyph.tsx';
import { HINT_IDS } from './hints.ts';

const STEP_MS = 100;
const LARGE_STEP_MS = 1000;
const LONGEST_MS = 3_600_000;

interface DelayFieldProps {
  readonly valueMs: number;
  readonly unit: DelayUnit;
  /** Smallest step the device keeps. */
  readonly stepMs: number;
  readonly label: string;
  readonly isChanged: boolean;
  readonly isTabStop: boolean;
  readonly isReadOnly: boolean;
  /** `isStep` for the arrow keys. */
  readonly onChange: (delayMs: number, isStep: boolean) => void;
  /** After Enter: to the next row. */
  readonly onEnter?: () => void;
}

interface ShownDelay {
  readonly text: string;
  readonly unit: 'ms' | 's';
}

/** `500`, `ms` or `3.5`, `s`: milliseconds below a second and seconds from there, unless a unit is asked for. */
function showDelay(ms: number, unit: DelayUnit): ShownDelay {
  const inMs = unit === 'auto' ? ms < 1000 : unit === 'ms';
  return inMs ? { text: String(ms), unit: 'ms' } : { text: String(ms / 1000), unit: 's' };
}

/** The unit that what is being typed would be read in. */
function unitOfTyping(text: string, ms: number): 'ms' | 's' {
  return Number.parseFloat(text.replace(',', '.')) === ms ? 'ms' : 's';
}

/** From here on a bare whole number would be read as milliseconds, which is not what the field shows. */
const MS_FROM = 100_000;

/**
 * The unit that a bare number in the field is shown and read in. A device that counts in seconds is answered in seconds, 120
 * is not 120 ms there; and where the field shows 120 for 120 s, the same 120 is not 120 ms either.
 */
export function unitOfField(valueMs: number, unit: DelayUnit, stepMs: number): DelayUnit {
  return unit === 'auto' && (stepMs >= 1000 || valueMs >= MS_FROM) ? 's' : unit;
}

/** Up to the device's next step; the device would do the same. */
function onStep(ms: number, stepMs: number): number {
  return Math.min(LONGEST_MS, Math.ceil(ms / stepMs) * stepMs);
}

/** A delay with its unit. Commits on Enter and on leaving; what cannot be read stays in the field and is not taken. */
export const DelayField = memo(function DelayField(props: DelayFieldProps) {
  const { valueMs, stepMs, label, isChanged, isTabStop, isReadOnly, onChange } = props;
  const unit = unitOfField(valueMs, props.unit, stepMs);
  const [typed, setTyped] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const shown = showDelay(valueMs, unit);
  const typedMs = typed === null ? valueMs : parseDelayMs(typed, unit);
  const isInvalid = typedMs === null;

  const commit = (): boolean => {
    if (typed === null) return true;
    if (typedMs === null) return false;
    setTyped(null);
    onChange(onStep(typedMs, stepMs), false);
    return true;
  };
  const step = (direction: 1 | -1, isLarge: boolean) => {
    const from = typedMs ?? valueMs;
    const by = Math.max(isLarge ? LARGE_STEP_MS : STEP_MS, stepMs);
    setTyped(null);
    onChange(onStep(Math.min(LONGEST_MS, Math.max(0, from + direction * by)), stepMs), true);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.metaKey) return;
    if (event.ctrlKey) {
      if (typed !== null && event.key.toLowerCase() === 'z') event.stopPropagation();
      return;
    }
    const direction = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : null;
    if (direction !== null && !isReadOnly) {
      event.preventDefault();
      step(direction, event.shiftKey);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (commit()) props.onEnter?.();
    } else if (event.key === 'Escape' && typed !== null) {
      event.stopPropagation();
      setTyped(null);
    }
  };

  return (
    <span className={`fldc seq-delay${isInvalid ? ' invalid' : ''}${isReadOnly ? ' read-only' : ''}`}>
      <input
        ref={input}
        className={isChanged ? 'r b ink' : 'r'}
        data-part="delay"
        type="text"
        inputMode="decimal"
        autoComplete="off"
        spellCheck={false}
        aria-label={label}
        aria-describedby={HINT_IDS.delay}
        aria-invalid={isInvalid}
        {...(isInvalid ? { 'aria-errormessage': 'seq-delay-error' } : {})}
        tabIndex={isTabStop ? 0 : -1}
        readOnly={isReadOnly}
        value={typed ?? shown.text}
        onChange={(event) => setTyped(event.target.value)}
        onFocus={() => input.current?.select()}
        onBlur={commit}
        onKeyDown={onKeyDown}
      />
      <span className="u" aria-hidden>
        {typed === null || typedMs === null ? shown.unit : unitOfTyping(typed, typedMs)}
      </span>
      {isInvalid ? (
        <span className="seq-delay-error t-crit" id="seq-delay-error" role="alert">
          <Glyph name="crit" />
          {DELAY_PROBLEM}
        </span>
      ) : null}
    </span>
  );
});
