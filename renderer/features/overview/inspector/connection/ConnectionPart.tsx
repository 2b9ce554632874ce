import { useMemo } from 'react';
import type { PduView } from '../../../../../shared/model/fleet.ts';
import type { PduModel } from '../../../../../shared/model/pdu.ts';
import { useNow } from '../../../../state/clock.ts';
import { lastAnswerMs, useFreshnessOfAll } from '../../../../state/last-answers.ts';
import { useAppStore } from '../../../../state/store.ts';
import { Glyph } from '../../../../ui/Glyph.tsx';
import { connectionFacts, hostAndPort } from './connection-facts.ts';
import { helpfulChecks, stillPossible } from './still-possible.ts';

interface ConnectionPartProps {
  readonly pdu: PduView;
  readonly model: PduModel;
  /** Its sequence was read in this window. */
  readonly isSequenceLoaded: boolean;
}

/** Of a PDU that does not answer: how it is tried, what one can do meanwhile, and what to look at. */
export function ConnectionPart({ pdu, model, isSequenceLoaded }: ConnectionPartProps) {
  return (
    <>
      <section className="isec">
        <h3>Connection</h3>
        <ConnectionFacts pdu={pdu} />
      </section>
      <section className="isec">
        <h3>What you can still do</h3>
        <ul className="plain-list">
          {stillPossible(model, isSequenceLoaded).map(({ can, text }) => (
            <li key={text} className="row">
              <Glyph name={can ? 'check' : 'x'} className="dim" label={can ? 'Possible:' : 'Not possible:'} />
              {text}
            </li>
          ))}
        </ul>
      </section>
      <Checks pdu={pdu} />
    </>
  );
}

function ConnectionFacts({ pdu }: { readonly pdu: PduView }) {
  const nowMs = useNow(500);
  return (
    <dl className="dl">
      {connectionFacts(pdu, lastAnswerMs(pdu), nowMs).map(({ term, text }) => (
        <div className="fact" key={term}>
          <dt>{term}</dt>
          <dd className={term === 'State' ? 'ink b' : undefined}>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

function Checks({ pdu }: { readonly pdu: PduView }) {
  const pdus = useAppStore((state) => state.fleet.pdus);
  const others = useMemo(() => pdus.filter((each) => each.id !== pdu.id && !each.simulated), [pdus, pdu.id]);
  const freshness = useFreshnessOfAll(others);
  const live = others.filter((each) => freshness[each.id] === 'live').length;
  const checks = helpfulChecks(pdu, hostAndPort(pdu), { live, total: others.length });
  return (
    <section className="isec">
      <h3>Checks that help</h3>
      <ul className="plain-list dim">
        {checks.map((check) => (
          <li key={check}>{check}</li>
        ))}
      </ul>
    </section>
  );
}
