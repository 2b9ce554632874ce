import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button } from './Button.tsx';

interface DialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  /** Called by Esc and by the close button. */
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons, the safe choice left of the primary one. */
  readonly footer?: ReactNode;
  /** Add PDU 760, confirm 408, compare 880. */
  readonly width?: 408 | 760 | 880;
  /** `alertdialog` for what destroys or asks for trust. */
  readonly role?: 'dialog' | 'alertdialog';
  readonly hasCloseButton?: boolean;
  /** Beside the title, for example the step. */
  readonly aside?: ReactNode;
}

/** A modal dialog: the scrim does nothing, Esc closes, focus returns to where it was. */
export function Dialog(props: DialogProps) {
  const {
    title,
    isOpen,
    onClose,
    children,
    footer,
    width = 408,
    role = 'dialog',
    hasCloseButton = true,
    aside,
  } = props;
  return (
    <ModalOverlay
      className="scrim"
      isOpen={isOpen}
      isDismissable={false}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className={`modal w-${width}`}>
        <AriaDialog className="dlg" role={role}>
          <header>
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            {aside}
            {hasCloseButton ? <Button variant="quiet" icon="x" label="Close" onPress={onClose} /> : null}
          </header>
          <div className="dlg-body">{children}</div>
          {footer === undefined ? null : <footer>{footer}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
