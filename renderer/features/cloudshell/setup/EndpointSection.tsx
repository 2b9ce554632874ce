import type { AutomationEndpointSettings } from '../../../../shared/ipc/app.ts';
import type { EndpointState } from '../../../../shared/shell/state.ts';
import { changeSettings } from '../../../ipc/change-settings.ts';
import { useAppStore } from '../../../state/store.ts';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { Glyph } from '../../../ui/Glyph.tsx';
import { PortField } from '../../../ui/PortField.tsx';
import { endpointLook, endpointPortOf } from './endpoint-words.ts';

interface EndpointSectionProps {
  readonly settings: AutomationEndpointSettings;
  readonly state: EndpointState;
}

const automationEndpoint = () => useAppStore.getState().settings.automationEndpoint;

/** The other half stays as it is now, which may be newer than what was drawn. */
const change = (patch: Partial<AutomationEndpointSettings>) =>
  changeSettings({ automationEndpoint: { ...automationEndpoint(), ...patch } });

/** Whether this app can be called, on which port, and whether that works. */
export function EndpointSection({ settings, state }: EndpointSectionProps) {
  const look = endpointLook(state, settings.enabled);
  return (
    <section className="cs-card" aria-labelledby="cs-endpoint">
      <h2 id="cs-endpoint">Automation endpoint</h2>
      <p className="dim">
        CloudShell&rsquo;s driver calls this app instead of the PDUs, so that both do not fight for them. Only
        programs on this computer, or at the end of a tunnel, can call it, and only with the token.
      </p>
      <Checkbox isSelected={settings.enabled} onChange={(enabled) => change({ enabled })}>
        <span className="ink">Let a lab controller call this app</span>
      </Checkbox>
      <PortField
        className="cs-port"
        label="Port"
        port={settings.port}
        parse={endpointPortOf}
        range="0 to 65535"
        hint="0 takes a free one."
        onApply={(port) => {
          if (port !== automationEndpoint().port) change({ port });
        }}
      />
      <p className="row cs-state" role="status">
        <Glyph name={look.icon} className={look.className} />
        <span>{look.text}</span>
      </p>
    </section>
  );
}
