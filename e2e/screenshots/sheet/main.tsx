import { createRoot } from 'react-dom/client';
import { followTheme } from '../../../renderer/state/theme.ts';
import '../../../renderer/ui/styles/index.css';
import '../../../renderer/features/outlets/outlet-cell.css';
import '../../../renderer/features/outlets/outlet-bars.css';
import '../../../renderer/features/outlets/outlets.css';
import '../../../renderer/features/sequence/sequence.css';
import { Buttons, Fields, Glyphs, LoadBars } from './Basics.tsx';
import { Banners, Dialogs } from './Frames.tsx';
import { Toasts } from './Messages.tsx';
import { OutletCells, readCells } from './OutletCells.tsx';
import { createPart } from './Part.tsx';
import { partOf } from './parts.ts';
import './sheet.css';
import { growTrees, Trees } from './Trees.tsx';

/** Every state of the components, drawn by the components. */
function Sheet() {
  return (
    <main className="sheet">
      <h1>Component states</h1>
      <OutletCells />
      <Glyphs />
      <LoadBars />
      <Buttons />
      <Trees />
      <Toasts />
      <Banners />
      <Fields />
      <Dialogs />
    </main>
  );
}

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no root element.');
followTheme();
const part = partOf(location.search);
// Dialogs in several frames would take the focus from each other without end.
if (part !== null) HTMLElement.prototype.focus = () => undefined;
if (part === null) {
  readCells();
  growTrees();
}
createRoot(root).render(part === null ? <Sheet /> : createPart(part));
