import { useAppStore } from '../../state/store.ts';
import { Button } from '../../ui/Button.tsx';
import { SettingLine } from './SettingLine.tsx';

/** The endpoint is set up beside its token and package; this leads there. */
export function AutomationSettings({ onOpenSetup }: { readonly onOpenSetup: () => void }) {
  const endpoint = useAppStore((state) => state.shell.endpoint);
  return (
    <SettingLine
      name="Automation endpoint"
      text={
        endpoint.kind === 'listening'
          ? `Listening on ${endpoint.url}.`
          : endpoint.kind === 'failed'
            ? endpoint.message
            : 'Off. A lab controller on this computer can call Busbar once it is on.'
      }
    >
      <Button onPress={onOpenSetup}>Open CloudShell set-up</Button>
    </SettingLine>
  );
}
