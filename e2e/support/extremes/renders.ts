import type { Page } from '@playwright/test';

/** Parts of which there are many on a screen. */
const PARTS = '.rail .mb, .fr, .tr, [role=gridcell], tr[data-outlet]';

/** Has React tell this page what it renders; before the app is opened. */
export async function noteRenders(page: Page): Promise<void> {
  await page.addInitScript(installHook, PARTS);
}

/** What was rendered inside of such parts since the last call: classes of the parts, once for each render. */
export function renderedParts(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const { rendered } = window as unknown as { readonly rendered: string[] };
    return rendered.splice(0);
  });
}

/** Runs on the page: the hook that React looks for when it starts, as its developer tools use it. */
function installHook(parts: string): void {
  interface Fiber {
    readonly tag: number;
    readonly flags: number;
    readonly stateNode: unknown;
    readonly child: Fiber | null;
    readonly sibling: Fiber | null;
    readonly return: Fiber | null;
    readonly alternate: Fiber | null;
  }
  /** Function components, forwarded refs and both kinds of memo. */
  const COMPONENTS = new Set([0, 11, 14, 15]);
  const PERFORMED_WORK = 1;
  const rendered: string[] = [];
  const hostOf = (fiber: Fiber | null, way: 'child' | 'return'): Element | null => {
    for (let each = fiber; each !== null; each = each[way])
      if (each.stateNode instanceof Element) return each.stateNode;
    return null;
  };
  const visit = (fiber: Fiber | null): void => {
    for (let each = fiber; each !== null; each = each.sibling) {
      const before = each.alternate;
      // New parts are no renders of what was there.
      if (before === null || before.child === each.child) continue;
      if (COMPONENTS.has(each.tag) && (each.flags & PERFORMED_WORK) !== 0) {
        const host = hostOf(each.child, 'child') ?? hostOf(each, 'return');
        const part = host?.closest(parts);
        if (part != null) rendered.push(`${part.className} ${part.getAttribute('aria-label') ?? ''}`.trim());
      }
      visit(each.child);
    }
  };
  Object.assign(window, {
    rendered,
    __REACT_DEVTOOLS_GLOBAL_HOOK__: {
      supportsFiber: true,
      isDisabled: false,
      inject: () => 1,
      onCommitFiberRoot: (_id: number, root: { readonly current: Fiber }) => visit(root.current),
      onCommitFiberUnmount: () => undefined,
      onPostCommitFiberRoot: () => undefined,
    },
  });
}
