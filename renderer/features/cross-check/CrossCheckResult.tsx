import type { ComparedFact, CrossCheck, CrossCheckDifference } from '../../../shared/model/cross-check.ts';
import type { PduView } from '../../../shared/model/fleet.ts';
import type { Protocol } from '../../../shared/model/pdu.ts';
import { formatClock } from '../../../shared/words/durations.ts';
import { SHORT_PROTOCOL_WORDS } from '../../../shared/words/protocols.ts';
import { nameInSentence } from '../../../shared/words/elements.ts';
import { goToPdu } from '../../state/go-to-pdu.ts';
import { useAppStore } from '../../state/store.ts';
import { Glyph } from '../../ui/Glyph.tsx';
import { elementWords, factWords, hasElement, summaryWords } from './difference-words.ts';
import type { Checking } from './use-cross-check.ts';

interface CrossCheckResultProps {
  readonly pdu: PduView;
  readonly state: Checking;
}

/** How the comparison stands: being read, failed, the same, or a table of what differs. */
export function CrossCheckResult({ pdu, state }: CrossCheckResultProps) {
  if (state.kind === 'reading') {
    return (
      <p className="compare-state dim" role="status">
        Reading {pdu.name} over both protocols at the same time.
      </p>
    );
  }
  if (state.kind === 'failed') {
    return (
      <p className="compare-state t-crit" role="alert">
        <Glyph name="crit" size={14} />
        <span>{state.error.message}</span>
      </p>
    );
  }
  const { check } = state;
  const isSame = check.differences.length === 0;
  return (
    <>
      <p className="compare-state" role="status">
        <Glyph name={isSame ? 'check' : 'find'} size={14} className={isSame ? 't-ok' : ''} />
        <span>
          <b className="ink">{summaryWords(check)}</b>{' '}
          <span className="dim">Read at {formatClock(check.atMs)}.</span>
        </span>
      </p>
      {isSame ? null : <DifferencesTable check={check} pdu={pdu} />}
    </>
  );
}

interface DifferencesTableProps {
  readonly check: CrossCheck;
  readonly pdu: PduView;
}

function DifferencesTable({ check, pdu }: DifferencesTableProps) {
  const { protocols, differences } = check;
  return (
    <div className="compare-scroll">
      <table className="dt compare-table" aria-label={`Differences on ${nameInSentence(pdu.name)}`}>
        <thead>
          <tr>
            <th scope="col">Element</th>
            <th scope="col">What</th>
            {protocols.map((protocol) => (
              <th key={protocol} scope="col">
                {SHORT_PROTOCOL_WORDS[protocol]} says
              </th>
            ))}
            <th scope="col">Note</th>
          </tr>
        </thead>
        <tbody>
          {differences.map((difference) => (
            <DifferenceRow key={keyOf(difference)} pdu={pdu} difference={difference} protocols={protocols} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Says nothing, where a protocol is silent: that is no value of the device. */
function valueWords(what: ComparedFact, value: string | null): string {
  if (value === null) return what === 'presence' ? 'Not there' : 'Nothing';
  return value === '' ? 'Empty' : value;
}

const keyOf = ({ element, what, pole, quantity, values }: CrossCheckDifference) =>
  [element, what, pole, quantity, values.xerus, values.snmp].join(' ');

interface DifferenceRowProps {
  readonly pdu: PduView;
  readonly difference: CrossCheckDifference;
  readonly protocols: readonly Protocol[];
}

function DifferenceRow({ pdu, difference, protocols }: DifferenceRowProps) {
  const { element } = difference;
  const name = elementWords(pdu.model, element);
  const show = () => {
    useAppStore.getState().setComparedPdu(null);
    goToPdu(pdu.id, 'overview', element);
  };
  return (
    <tr>
      <th scope="row" className="ink">
        {hasElement(pdu.model, element) ? (
          <button type="button" className="compare-element" onClick={show}>
            {name}
          </button>
        ) : (
          name
        )}
      </th>
      <td>{factWords(difference)}</td>
      {protocols.map((protocol) => {
        const value = difference.values[protocol];
        return (
          <td key={protocol} className={value === null ? 'faint' : 'ink'}>
            {valueWords(difference.what, value)}
          </td>
        );
      })}
      <td className="dim">{difference.note}</td>
    </tr>
  );
}
