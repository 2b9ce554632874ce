import type { PduResource } from '../resources.ts';
import { EndpointSection } from './EndpointSection.tsx';
import { PackageSection } from './PackageSection.tsx';
import { TokenSection } from './TokenSection.tsx';
import { useAppStore } from '../../../state/store.ts';
import { endpointUrl } from './endpoint-words.ts';
import './setup.css';

/** What connects CloudShell to this app: the endpoint that is called, its token, and the shell that calls it. */
export function SetupTab({ pdus }: { readonly pdus: readonly PduResource[] }) {
  const settings = useAppStore((state) => state.settings.automationEndpoint);
  const state = useAppStore(({ shell }) => shell.endpoint);
  const url = endpointUrl(state, settings.port);
  return (
    <div className="cs-setup" data-region="centre">
      <EndpointSection settings={settings} state={state} />
      <TokenSection state={state} url={url} />
      <PackageSection pdus={pdus} url={url} />
    </div>
  );
}
