import { useState } from 'react';
import type { PduId } from '../../../shared/model/ids.ts';
import { formatDate } from '../../../shared/words/durations.ts';
import { engine } from '../../ipc/engine.ts';
import { tellEngine } from '../../state/tell-engine.ts';
import { Button } from '../../ui/Button.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { filterOf, useJournalView } from './events-view.ts';
import { allLines, linesCsv } from './lines-csv.ts';

/** Saves what the filter lets through, on however many pages. */
export function ExportButton({ scope }: { readonly scope: PduId | null }) {
  const [view] = useJournalView(scope);
  const [isBusy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    const nowMs = Date.now();
    try {
      const lines = await allLines(engine(), filterOf(view, nowMs));
      saveFile(`busbar-events-${formatDate(nowMs)}.csv`, linesCsv(lines), 'text/csv;charset=utf-8');
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button
      size="sm"
      isDisabled={isBusy}
      disabledReason="The lines are being read."
      onPress={() => tellEngine(save())}
    >
      Export CSV
    </Button>
  );
}
