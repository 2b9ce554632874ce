import { useCallback, useMemo } from 'react';
import { ClearFilter } from '../../ui/ClearFilter.tsx';
import { useElementWidth } from '../../ui/use-element-width.ts';
import { useCloudShellView } from './cloudshell-view.ts';
import { columnLayout } from './columns.ts';
import { ResourceGrid } from './grid/ResourceGrid.tsx';
import { LinksContext } from './links-context.ts';
import { ResourcePanel } from './panel/ResourcePanel.tsx';
import { DOMAIN_KEY, type Links, type PduResource } from './resources.ts';
import { ResourceTools } from './ResourceTools.tsx';
import { useColumnNeeds } from './use-column-needs.ts';
import { chipCounts, isFiltering, parentKeys, resourceTree, type ResourceRow } from './tree-rows.ts';

interface ResourcesTabProps {
  readonly pdus: readonly PduResource[];
  readonly links: Links;
}

const WIDTH_AT_FIRST_PX = 900;

/** The resource tree, and beside it what is known of the row that is chosen. */
export function ResourcesTab({ pdus, links }: ResourcesTabProps) {
  const view = useCloudShellView();
  const { text, chip, whole, select, setExpanded, showWhole } = view;
  const root = useMemo(
    () => resourceTree(pdus, { filter: { text, chip }, links, whole }),
    [pdus, text, chip, links, whole],
  );
  const counts = useMemo(() => chipCounts(pdus, links), [pdus, links]);
  const expanded = useExpanded(root, pdus);
  const [measured, widthPx] = useElementWidth(WIDTH_AT_FIRST_PX);
  const needs = useColumnNeeds(pdus);
  const layout = useMemo(() => columnLayout(widthPx, needs), [widthPx, needs]);
  const onMore = useCallback(
    (row: Extract<ResourceRow, { kind: 'more' }>) => showWhole(row.pdu),
    [showWhole],
  );
  const selected = useSelected(pdus);
  return (
    <div className="cs-body">
      <section className="cs-tree" aria-label="Resources" ref={measured}>
        <ResourceTools counts={counts} />
        {root === null ? (
          <NoMatch />
        ) : (
          <LinksContext value={links}>
            <ResourceGrid
              root={root}
              layout={layout}
              open={expanded}
              selected={selected}
              onOpenChange={setExpanded}
              onSelect={select}
              onMore={onMore}
            />
          </LinksContext>
        )}
      </section>
      <ResourcePanel pdus={pdus} links={links} selected={selected} />
    </div>
  );
}

/** The row the panel is about: the first PDU until one was chosen, and when what was chosen is gone. */
function useSelected(pdus: readonly PduResource[]): string | null {
  const chosen = useCloudShellView((view) => view.selected);
  return useMemo(() => {
    const isThere =
      chosen === DOMAIN_KEY ||
      pdus.some(({ key, sockets }) => key === chosen || sockets.some((socket) => socket.key === chosen));
    return isThere ? chosen : (pdus[0]?.key ?? null);
  }, [pdus, chosen]);
}

/** While a filter holds rows back, all that are left are open. */
function useExpanded(root: ResourceRow | null, pdus: readonly PduResource[]): ReadonlySet<string> {
  const { text, chip, expanded } = useCloudShellView();
  const first = pdus[0]?.key;
  return useMemo(() => {
    if (root !== null && isFiltering({ text, chip })) return new Set(parentKeys(root));
    return expanded ?? new Set([DOMAIN_KEY, ...(first === undefined ? [] : [first])]);
  }, [root, text, chip, expanded, first]);
}

function NoMatch() {
  const { text, setText, setChip } = useCloudShellView();
  return (
    <div className="no-match" data-region="centre">
      <span>{text.trim() === '' ? 'Nothing here now.' : `No resource matches "${text.trim()}".`}</span>
      <ClearFilter
        onClear={() => {
          setText('');
          setChip('all');
        }}
      />
    </div>
  );
}
