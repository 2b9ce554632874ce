import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { ErrorBoundary } from '../../ui/ErrorBoundary.tsx';
import { CloudShellHead } from './CloudShellHead.tsx';
import { useCloudShellView, type CloudShellTab } from './cloudshell-view.ts';
import { NoResources } from './NoResources.tsx';
import { ResourcesTab } from './ResourcesTab.tsx';
import { SetupTab } from './setup/SetupTab.tsx';
import { useLinks, useResources } from './use-resources.ts';
import './cloudshell.css';

const TABS: readonly { readonly id: CloudShellTab; readonly name: string }[] = [
  { id: 'resources', name: 'Resources' },
  { id: 'setup', name: 'Set-up' },
];

/** Which resources are online, and do their attributes match? */
export function CloudShellView() {
  const { tab, profile, setTab } = useCloudShellView();
  const pdus = useResources(profile);
  const links = useLinks();
  return (
    <>
      <CloudShellHead pdus={pdus} links={links} />
      <Tabs className="pdu-tabs" selectedKey={tab} onSelectionChange={(key) => setTab(key as CloudShellTab)}>
        <TabList className="tabs" aria-label="CloudShell" data-region="tabs" data-region-focus>
          {TABS.map(({ id, name }) => (
            <Tab key={id} id={id} className={({ isSelected }) => (isSelected ? 'cur' : '')}>
              {name}
            </Tab>
          ))}
        </TabList>
        <TabPanel id="resources" className="tab-panel">
          <ErrorBoundary what="the resources">
            {pdus.length === 0 ? <NoResources /> : <ResourcesTab pdus={pdus} links={links} />}
          </ErrorBoundary>
        </TabPanel>
        <TabPanel id="setup" className="tab-panel">
          <ErrorBoundary what="the set-up">
            <SetupTab pdus={pdus} />
          </ErrorBoundary>
        </TabPanel>
      </Tabs>
    </>
  );
}
