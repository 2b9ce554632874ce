import type { PduView } from '../../../shared/model/fleet.ts';
import type { PduModel } from '../../../shared/model/pdu.ts';
import { joinWords } from '../../../shared/words/lists.ts';
import { lackingSentences } from '../../device/lacking.ts';
import { useAppStore } from '../../state/store.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';

interface IdentitySectionProps {
  readonly pdu: PduView;
  readonly model: PduModel;
}

/** Who the PDU is, as it says itself, what it has, and what it cannot do. */
export function IdentitySection({ pdu, model }: IdentitySectionProps) {
  const isListening = useAppStore((state) => state.trapReceiver.kind === 'listening');
  const lacking = lackingSentences(pdu, model, isListening);
  const facts = factsOf(model);
  return (
    <div className="ds-form">
      <section className="ds-sec" aria-labelledby="ds-identity">
        <div className="row">
          <h2 id="ds-identity" className="grow">
            Identity
          </h2>
          <CopyButton text={() => facts.map(({ term, text }) => `${term}: ${text}`).join('\n')} isSmall>
            Copy
          </CopyButton>
        </div>
        <dl className="dl ds-dl">
          {facts.map(({ term, text, isMono }) => (
            <div className="fact" key={term}>
              <dt>{term}</dt>
              <dd className={isMono === true ? 'mono' : undefined}>{text}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section className="ds-sec" aria-labelledby="ds-lacking">
        <h2 id="ds-lacking">What it cannot do</h2>
        {lacking.length === 0 ? (
          <p>Nothing is missing: it can do all that Busbar knows.</p>
        ) : (
          <ul className="lacking">
            {lacking.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}

interface Fact {
  readonly term: string;
  readonly text: string;
  readonly isMono?: true;
}

/** What is not known is left out. */
function factsOf({ identity, settings, inlets, ocps, outlets, transferSwitches }: PduModel): readonly Fact[] {
  const facts: readonly Fact[] = [
    { term: 'Maker', text: identity.vendor },
    { term: 'Model', text: identity.model },
    { term: 'Serial number', text: identity.serial, isMono: true },
    { term: 'Firmware', text: identity.firmware, isMono: true },
    { term: 'MAC address', text: identity.mac, isMono: true },
    { term: 'Location', text: settings.location ?? '' },
    {
      term: 'Has',
      text: joinWords(
        [
          counted(transferSwitches.length, 'transfer switch', 'transfer switches'),
          counted(inlets.length, 'inlet', 'inlets'),
          counted(ocps.length, 'breaker', 'breakers'),
          counted(outlets.length, 'outlet', 'outlets'),
        ].filter((each) => each !== ''),
      ),
    },
    {
      term: 'Switched outlets',
      text: shareText(outlets.filter((each) => each.switchable).length, outlets.length),
    },
    {
      term: 'Metered outlets',
      text: shareText(outlets.filter((each) => each.metered).length, outlets.length),
    },
  ];
  return facts.filter(({ text }) => text !== '');
}

function counted(count: number, one: string, many: string): string {
  return count === 0 ? '' : `${count} ${count === 1 ? one : many}`;
}

/** `All`, `None`, `24 of 36`. */
function shareText(some: number, all: number): string {
  if (all === 0) return '';
  return some === all ? 'All' : some === 0 ? 'None' : `${some} of ${all}`;
}
