import { useState, type ReactNode } from 'react';
import type { DeviceError } from '../../../shared/model/device-error.ts';
import type { Result } from '../../../shared/result.ts';
import { settled } from '../../ipc/settled.ts';
import { useAppStore } from '../../state/store.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Failure } from './AccountFields.tsx';
import './add-pdu.css';

interface TrustDialogProps {
  readonly title: string;
  readonly width: 408 | 760 | 880;
  /** What is to be compared, and how. */
  readonly children: ReactNode;
  /** Beside the box that says that it was compared. */
  readonly comparedText: string;
  /** Why nothing can be trusted before. */
  readonly compareFirst: string;
  readonly trustText: string;
  readonly trust: () => Promise<Result<null, DeviceError>>;
  /** Said when the engine took it. */
  readonly trustedText: string;
  readonly onClose: () => void;
}

/** Trusting something new in the place of what was trusted takes a comparison; staying disconnected is the way out. */
export function TrustDialog(props: TrustDialogProps) {
  const { title, width, children, comparedText, compareFirst, trustText, onClose } = props;
  const [hasCompared, setCompared] = useState(false);
  const [isSending, setSending] = useState(false);
  const [error, setError] = useState<DeviceError | null>(null);
  const trust = async () => {
    setSending(true);
    setError(null);
    const result = await settled(props.trust());
    setSending(false);
    if (!result.ok) {
      setError(result.error);
      return;
    }
    useAppStore.getState().announce(props.trustedText);
    onClose();
  };
  return (
    <Dialog
      title={title}
      role="alertdialog"
      width={width}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button
            size="lg"
            isDisabled={!hasCompared || isSending}
            disabledReason={hasCompared ? undefined : compareFirst}
            onPress={() => void trust()}
          >
            {isSending ? 'Trusting' : trustText}
          </Button>
          <Button variant="pri" size="lg" takesFocus onPress={onClose}>
            Stay disconnected
          </Button>
        </>
      }
    >
      <div className="changed-certificate">
        {children}
        <Checkbox className="compared" isSelected={hasCompared} onChange={setCompared}>
          <span className="ink">{comparedText}</span>
        </Checkbox>
        {error === null ? null : <Failure error={error} />}
      </div>
    </Dialog>
  );
}
