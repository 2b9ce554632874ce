import { useEffect, useId, useMemo, useRef } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { useAppStore } from '../../state/store.ts';
import { Glyph } from '../../ui/Glyph.tsx';
import { wordsOf } from './fold.ts';
import { HitRow } from './HitRow.tsx';
import { useHitStates } from './hit-state.ts';
import { useFind } from './use-find.ts';
import './find.css';

/** Finds any outlet, device, PDU or screen, and goes to it or cycles it. Open while `findOpen` is set. */
export function FindPalette() {
  const isOpen = useAppStore((state) => state.findOpen);
  const setOpen = useAppStore((state) => state.setFindOpen);
  return (
    <ModalOverlay className="find-over" isOpen={isOpen} isDismissable onOpenChange={setOpen}>
      <Modal className="find-modal">
        <Dialog className="find-dialog" aria-label="Find">
          <Palette />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Palette() {
  const { query, hits, more, current, refusal, setQuery, open, onKeyDown } = useFind();
  const states = useHitStates(hits);
  const words = useMemo(() => wordsOf(query), [query]);
  const id = useId();
  const rowId = (position: number) => `${id}-${position}`;
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => field.current?.focus(), []);
  const currentKey = hits[current]?.key;
  useEffect(() => {
    if (currentKey === undefined) return;
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [currentKey]);
  const isEmpty = hits.length === 0;
  return (
    <>
      <div className="find-field">
        <Glyph name="find" />
        <input
          ref={field}
          className="grow"
          role="combobox"
          aria-label="Find an outlet, device or PDU"
          aria-expanded={!isEmpty}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={current < 0 ? undefined : rowId(current)}
          placeholder="Find an outlet, device or PDU"
          autoComplete="off"
          spellCheck={false}
          dir="auto"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <kbd aria-hidden>Esc</kbd>
      </div>
      <div
        id={`${id}-list`}
        ref={list}
        role="listbox"
        tabIndex={-1}
        aria-label="Found"
        className="find-list"
        hidden={isEmpty}
        onClick={(event) => {
          const key = event.target instanceof Element ? event.target.closest('[data-hit]') : null;
          const entry = hits.find((each) => each.key === key?.getAttribute('data-hit'));
          if (entry !== undefined) open(entry);
        }}
        onKeyDown={onKeyDown}
        // The field keeps the focus.
        onMouseDown={(event) => event.preventDefault()}
      >
        {hits.map((entry, position) => (
          <HitRow
            key={entry.key}
            id={rowId(position)}
            entry={entry}
            words={words}
            glyph={states[position]?.glyph ?? null}
            state={states[position]?.words ?? ''}
            isCurrent={position === current}
          />
        ))}
      </div>
      <div className="find-note" role="status">
        <Note query={query} count={hits.length} more={more} refusal={refusal} />
      </div>
    </>
  );
}

interface NoteProps {
  readonly query: string;
  readonly count: number;
  readonly more: number;
  readonly refusal: string | null;
}

/** Why the last wish was not done, else what is not in the list. */
function Note({ query, count, more, refusal }: NoteProps) {
  if (refusal !== null)
    return (
      <p className="find-refusal">
        <Glyph name="warn" />
        <span>{refusal}</span>
      </p>
    );
  if (count === 0)
    return (
      <p>
        No outlet matches &quot;<bdi>{query.trim()}</bdi>&quot;.
      </p>
    );
  if (more > 0) return <p>{more} more: type on</p>;
  return query === '' ? null : <span className="sr">{count} found</span>;
}
