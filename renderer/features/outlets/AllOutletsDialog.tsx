import { useState } from 'react';
import type { PduView } from '../../../shared/model/fleet.ts';
import type { PduModel } from '../../../shared/model/pdu.ts';
import type { PowerAction } from '../../../shared/model/power-state.ts';
import { ACTION_WORDS } from '../../../shared/words/elements.ts';
import type { FactsById } from '../../power/outlet-facts.ts';
import type { OutletActions } from '../../power/use-outlet-actions.ts';
import { sampleStore } from '../../state/samples.ts';
import { usePowerUnit } from '../../state/units.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { bulkSteps, planBulk } from './bulk-plan.ts';
import { allQuestion, allWords, orderWords } from './bulk-words.ts';
import { bulkOutlets } from './use-bulk-outlets.ts';

interface AllOutletsDialogProps {
  readonly pdu: PduView;
  readonly model: PduModel;
  readonly facts: FactsById;
  readonly action: PowerAction;
  readonly actions: OutletActions;
  readonly onClose: () => void;
}

/**
 * Before anything is done to every outlet: what it would do, what is left out by name, and a typed count. Only the outlets
 * that it names go with the command: the engine uses the device's call for all only when they are all.
 */
export function AllOutletsDialog({ pdu, model, facts, action, actions, onClose }: AllOutletsDialogProps) {
  const [typed, setTyped] = useState('');
  const powerUnit = usePowerUnit();
  const ids = model.outlets.map((outlet) => outlet.id);
  const outlets = bulkOutlets(sampleStore, pdu.id, model, ids, facts);
  const plan = planBulk(outlets, action);
  const count = plan.affected.length;
  const isConfirmed = count > 0 && typed.trim() === String(count);
  const confirm = () => {
    if (!isConfirmed) return;
    actions.armSeveral({ outlets: plan.affected, action, scope: 'all' });
    onClose();
  };
  const steps = bulkSteps(
    model,
    plan.affected.map((each) => each.outlet),
    action,
  );
  return (
    <Dialog
      title={allQuestion(action, pdu.name)}
      isOpen
      onClose={onClose}
      role="alertdialog"
      hasCloseButton={false}
      footer={
        <>
          <Button size="lg" onPress={onClose}>
            Cancel
          </Button>
          <Button
            size="lg"
            variant={action === 'off' ? 'danger' : 'pri'}
            isDisabled={!isConfirmed}
            onPress={confirm}
          >
            {ACTION_WORDS[action]} {count === 1 ? '1 outlet' : `${count} outlets`}
          </Button>
        </>
      }
    >
      <form
        className="all-outlets"
        onSubmit={(event) => {
          event.preventDefault();
          confirm();
        }}
      >
        <p>{allWords(outlets, plan, powerUnit)}</p>
        {count === 0 ? null : (
          <>
            <TextField
              className="all-count"
              label={`Type ${count} to confirm`}
              value={typed}
              onChange={setTyped}
              inputMode="numeric"
              autoComplete="off"
              takesFocus
            />
            <p className="dim">{orderWords(steps, action, model)}.</p>
          </>
        )}
      </form>
    </Dialog>
  );
}
