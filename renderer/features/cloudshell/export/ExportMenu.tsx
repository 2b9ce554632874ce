import { useState } from 'react';
import { DialogTrigger } from 'react-aria-components';
import type { ShellProfile } from '../../../../shared/shell/auto-load.ts';
import { useAppStore } from '../../../state/store.ts';
import { Button } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { Glyph } from '../../../ui/Glyph.tsx';
import { TriggeredPopover } from '../../../ui/Popover.tsx';
import { saveFile } from '../../../ui/save-file.ts';
import type { Links, PduResource } from '../resources.ts';
import { exportFile, type ExportFormat } from './export-file.ts';

interface ExportMenuProps {
  readonly pdus: readonly PduResource[];
  readonly links: Links;
  readonly profile: ShellProfile;
}

/** The inventory as a file, in the profile that is shown. */
export function ExportMenu({ pdus, links, profile }: ExportMenuProps) {
  const [isOpen, setOpen] = useState(false);
  const [withSimulated, setWithSimulated] = useState(false);
  const shellPdus = useAppStore((state) => state.shell.pdus);
  const hasSimulated = pdus.some((pdu) => pdu.isSimulated);
  const isEmpty = !pdus.some((pdu) => withSimulated || !pdu.isSimulated);
  const save = (format: ExportFormat) => {
    const factsOf = (pdu: PduResource) => shellPdus.find((each) => each.pdu === pdu.pdu)?.attributes ?? [];
    const file = exportFile(format, { pdus, links, profile, factsOf, withSimulated });
    saveFile(file.name, file.text, file.mediaType);
    setOpen(false);
  };
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button>
        Export
        <Glyph name="cd" />
      </Button>
      <TriggeredPopover label="Export" placement="bottom end">
        <div className="cs-export">
          <Button
            isDisabled={isEmpty}
            disabledReason="There is no PDU to export."
            onPress={() => save('json')}
          >
            Save as JSON
          </Button>
          <Button
            isDisabled={isEmpty}
            disabledReason="There is no PDU to export."
            onPress={() => save('csv')}
          >
            Save as CSV
          </Button>
          {hasSimulated ? (
            <Checkbox isSelected={withSimulated} onChange={setWithSimulated}>
              Simulated PDUs too
            </Checkbox>
          ) : null}
          <p className="faint">
            Passwords, communities and keys are never exported: the file says set or not set.
          </p>
        </div>
      </TriggeredPopover>
    </DialogTrigger>
  );
}
