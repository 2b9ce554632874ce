import { create } from 'zustand';
import type { PduId } from '../../../shared/model/ids.ts';
import type { ShellProfile } from '../../../shared/shell/auto-load.ts';

export type ResourceChip = 'all' | 'pdus' | 'online' | 'offline' | 'error' | 'notLinked';
export type CloudShellTab = 'resources' | 'setup';

interface CloudShellView {
  readonly tab: CloudShellTab;
  readonly profile: ShellProfile;
  readonly text: string;
  readonly chip: ResourceChip;
  /** Open rows; null until a row was opened or closed by hand. */
  readonly expanded: ReadonlySet<string> | null;
  /** PDUs of which all sockets are listed. */
  readonly whole: ReadonlySet<PduId>;
  /** Key of the row the panel is about; null for the first one that fits. */
  readonly selected: string | null;
  readonly setTab: (tab: CloudShellTab) => void;
  readonly setProfile: (profile: ShellProfile) => void;
  readonly setText: (text: string) => void;
  readonly setChip: (chip: ResourceChip) => void;
  readonly setExpanded: (expanded: ReadonlySet<string>) => void;
  readonly showWhole: (pdu: PduId) => void;
  readonly select: (key: string) => void;
}

/** What the CloudShell screen shows; it stays while other screens are open. */
export const useCloudShellView = create<CloudShellView>()((set) => ({
  tab: 'resources',
  profile: '2g',
  text: '',
  chip: 'all',
  expanded: null,
  whole: new Set(),
  selected: null,
  setTab: (tab) => set({ tab }),
  setProfile: (profile) => set({ profile }),
  setText: (text) => set({ text }),
  setChip: (chip) => set({ chip }),
  setExpanded: (expanded) => set({ expanded }),
  showWhole: (pdu) => set(({ whole }) => ({ whole: new Set([...whole, pdu]) })),
  select: (selected) => set({ selected }),
}));
