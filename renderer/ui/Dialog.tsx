import { useCallback, type ReactNode } from 'react';
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
  /** The body is long and has nothing that takes the focus: it takes it itself, for the keys to scroll it. */
  readonly isRead?: boolean;
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
    isRead = false,
  } = props;
  const dialog = useFocusKept();
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
        <AriaDialog className="dlg" role={role} ref={dialog}>
          <header>
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            {aside}
            {hasCloseButton ? <Button variant="quiet" icon="x" label="Close" onPress={onClose} /> : null}
          </header>
          <div className="dlg-body" {...(isRead ? { tabIndex: 0, role: 'group', 'aria-label': title } : {})}>
            {children}
          </div>
          {footer === undefined ? null : <footer>{footer}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/**
 * A button that goes away or is disabled while it has the focus leaves it to the page, where no key reaches the dialog: then
 * the dialog takes it. Returns the ref of the dialog.
 */
function useFocusKept() {
  return useCallback((dialog: HTMLElement | null) => {
    if (dialog === null) return undefined;
    const observer = new MutationObserver(() => {
      if (document.activeElement === document.body) dialog.focus();
    });
    observer.observe(dialog, { subtree: true, childList: true, attributeFilter: ['disabled'] });
    return () => observer.disconnect();
  }, []);
}
