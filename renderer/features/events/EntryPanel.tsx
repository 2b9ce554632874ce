import type { AuditEntry } from '../../../shared/model/audit.ts';
import type { JournalEntry } from '../../../shared/model/journal.ts';
import { findEDevice } from '../../../shared/model/pdu.ts';
import { lowerFirst } from '../../../shared/words/capitals.ts';
import { isGoingOn, lastedWords, stateTone, stateWords } from '../../journal/line-words.ts';
import { goToPdu } from '../../state/go-to-pdu.ts';
import { useAppStore } from '../../state/store.ts';
import { Button } from '../../ui/Button.tsx';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { useEscape } from '../../ui/use-escape.ts';
import { AroundEvent } from './AroundEvent.tsx';
import { auditNumber, elementWord, elementWords, entryText, entryTitle, fullTime } from './entry-words.ts';
import { EntrySteps } from './EntrySteps.tsx';
import { LastsUntilNow } from './LastsUntilNow.tsx';
import { DOOR_WORDS, powerAction } from './steps.ts';
import { useSteps } from './use-steps.ts';

interface EntryPanelProps {
  readonly line: JournalEntry;
  readonly onClose: () => void;
}

/** Everything that is known of one line. Esc closes it. */
export function EntryPanel({ line, onClose }: EntryPanelProps) {
  const entries = useSteps(line);
  const [first] = entries;
  const title = entryTitle(line, first);
  useEscape(() => {
    onClose();
    return true;
  });
  return (
    <section className="ev-panel" aria-label={title} role="complementary" data-region="inspector">
      <div className="isec">
        <h2>
          <span className="ev-title">{title}</span>
          <Button variant="quiet" size="sm" icon="x" label="Close" onPress={onClose} />
        </h2>
        <Facts line={line} first={first} isTold={title === line.text} />
      </div>
      {entries.length === 0 ? null : <EntrySteps entries={entries} />}
      <AroundEvent line={line} />
      <div className="isec ev-acts">
        <OpenPlace line={line} />
        <CopyButton text={() => entryText(line, first, Date.now())} isBordered>
          Copy entry
        </CopyButton>
      </div>
    </section>
  );
}

interface FactsProps {
  readonly line: JournalEntry;
  readonly first: AuditEntry | undefined;
  /** The title says what happened. */
  readonly isTold: boolean;
}

function Facts({ line, first, isTold }: FactsProps) {
  const address = useAppStore((state) => state.fleet.pdus.find(({ id }) => id === line.pdu)?.address);
  const pdu = [line.pduName, address].filter(Boolean).join(', ');
  return (
    <dl className="dl ev-dl">
      {pdu === '' ? null : <Fact name="PDU">{pdu}</Fact>}
      {line.elementName === '' ? null : (
        <Fact name={elementWord(line.element)} isInk>
          {line.elementName}
        </Fact>
      )}
      {isTold ? null : (
        <Fact name="What" isInk>
          {line.text}
        </Fact>
      )}
      <Fact name="Time">{fullTime(line.atMs)}</Fact>
      <Lasted line={line} />
      {stateWords(line) === '' ? null : (
        <Fact name="State">
          <span className={stateTone(line)}>{stateWords(line)}</span>
        </Fact>
      )}
      {first === undefined ? (
        <Fact name="By">{line.by}</Fact>
      ) : (
        <>
          <Change entry={first} />
          <Fact name="Operator">
            {first.operator} on {first.workstation}
          </Fact>
          <Fact name="Door">{DOOR_WORDS[first.door]}</Fact>
          <Fact name="Audit no." isMono>
            {auditNumber(first)}
          </Fact>
        </>
      )}
    </dl>
  );
}

/** What stands in the log for something long, such as a whole sequence, is told in words by the line. */
const LONGEST_VALUE = 80;

function Change({ entry: { action, before, after } }: { readonly entry: AuditEntry }) {
  const isTold = [before, after].every((value) => (value ?? '').length <= LONGEST_VALUE);
  if (powerAction(action) !== null || !isTold) return null;
  return (
    <>
      {before === null || before === '' ? null : <Fact name="Was">{before}</Fact>}
      {after === null || after === '' ? null : (
        <Fact name="Now" isInk>
          {after}
        </Fact>
      )}
    </>
  );
}

interface FactProps {
  readonly name: string;
  readonly isInk?: boolean;
  readonly isMono?: boolean;
  readonly children: React.ReactNode;
}

function Fact({ name, isInk = false, isMono = false, children }: FactProps) {
  return (
    <>
      <dt>{name}</dt>
      <dd className={isMono ? 'mono' : isInk ? 'ink' : ''} dir="auto">
        {children}
      </dd>
    </>
  );
}

function Lasted({ line }: { readonly line: JournalEntry }) {
  if (isGoingOn(line)) {
    return (
      <Fact name="Lasts">
        <LastsUntilNow line={line} />
      </Fact>
    );
  }
  const words = lastedWords(line, line.atMs);
  return words === '' ? null : <Fact name="Lasted">{words}</Fact>;
}

/** To the place that a line is about, as long as it is there. */
function OpenPlace({ line: { pdu, pduName, element } }: { readonly line: JournalEntry }) {
  const model = useAppStore((state) => state.fleet.pdus.find(({ id }) => id === pdu)?.model);
  if (pdu === null || model === undefined) return null;
  const isThere = element !== null && element !== 'pdu' && model !== null;
  const target = isThere && findEDevice(model, element) !== undefined ? element : null;
  const words = target === null ? pduName : elementWords(target);
  return (
    <Button size="sm" onPress={() => goToPdu(pdu, 'overview', target)}>
      Open {target === null ? words : lowerFirst(words)}
    </Button>
  );
}
