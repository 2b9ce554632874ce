import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import './styles/section-tabs.css';

interface SectionTabsProps<Id extends string> {
  /** Of the list. */
  readonly label: string;
  readonly sections: readonly { readonly id: Id; readonly name: string; readonly count?: number }[];
  readonly selected: Id;
  readonly onSelect: (id: Id) => void;
  /** The part that is open. */
  readonly children: (id: Id) => ReactNode;
  readonly className?: string;
  /** F6 goes there. */
  readonly region?: string;
}

/** Parts of a screen or dialog: their names in a list at the side, above them where it is narrow, and the one that is open. */
export function SectionTabs<Id extends string>(props: SectionTabsProps<Id>) {
  const { label, sections, selected, onSelect, children, className = '', region } = props;
  return (
    <Tabs
      className={`sections ${className}`.trim()}
      orientation="vertical"
      selectedKey={selected}
      onSelectionChange={(key) => {
        const chosen = sections.find(({ id }) => id === key);
        if (chosen !== undefined) onSelect(chosen.id);
      }}
      {...(region === undefined ? {} : { 'data-region': region })}
    >
      <TabList className="section-list" aria-label={label}>
        {sections.map(({ id, name, count }) => (
          <Tab key={id} id={id} className="section-tab">
            <span className="grow">{name}</span>
            {count === undefined ? null : <span className="faint">{count}</span>}
          </Tab>
        ))}
      </TabList>
      {sections.map(({ id }) => (
        <TabPanel key={id} id={id} className="section-panel">
          {children(id)}
        </TabPanel>
      ))}
    </Tabs>
  );
}
