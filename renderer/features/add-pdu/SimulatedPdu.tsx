import { Radio, RadioGroup } from 'react-aria-components';
import { Button } from '../../ui/Button.tsx';
import { Failure } from './AccountFields.tsx';
import type { AddSimulated } from './use-add-simulated.ts';

/** The choice has the focus when it appears. */
const TAKES_FOCUS = { autoFocus: true };

/** A PDU that runs on this computer only. */
export function SimulatedPduModels({ form }: { readonly form: AddSimulated }) {
  return (
    <>
      <p className="dim">
        It runs on this computer only, works like any other and can be removed at any time.
      </p>
      <RadioGroup aria-label="Model" className="models" value={form.chosen} onChange={form.choose}>
        {form.models.map(({ name, description }) => (
          <Radio key={name} value={name} className="model" {...(name === form.chosen ? TAKES_FOCUS : {})}>
            {({ isSelected }) => (
              <>
                <span className={isSelected ? 'rd x' : 'rd'} aria-hidden />
                <span>
                  <b className="ink">{name}</b>
                  <span className="dim">{description}</span>
                </span>
              </>
            )}
          </Radio>
        ))}
      </RadioGroup>
      {form.error === null ? null : <Failure error={form.error} />}
    </>
  );
}

interface SimulatedPduFooterProps {
  readonly form: AddSimulated;
  readonly onClose: () => void;
  readonly onReal: () => void;
}

export function SimulatedPduFooter({ form, onClose, onReal }: SimulatedPduFooterProps) {
  return (
    <>
      <Button variant="quiet" className="add-other" onPress={onReal}>
        Add a real PDU
      </Button>
      <span className="grow" />
      <Button size="lg" onPress={onClose}>
        Cancel
      </Button>
      <Button
        variant="pri"
        size="lg"
        isDisabled={form.chosen === '' || form.isStarting}
        onPress={() => void form.start()}
      >
        {form.isStarting ? 'Starting' : 'Start'}
      </Button>
    </>
  );
}
