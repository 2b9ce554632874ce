import { useState } from 'react';
import { DelayField } from '../../../renderer/features/sequence/DelayField.tsx';
import { Button } from '../../../renderer/ui/Button.tsx';
import { Checkbox } from '../../../renderer/ui/Checkbox.tsx';
import { Chip, StateChip } from '../../../renderer/ui/Chip.tsx';
import { Glyph } from '../../../renderer/ui/Glyph.tsx';
import type { GlyphName } from '../../../renderer/ui/glyph-shapes.tsx';
import { LoadBar } from '../../../renderer/ui/LoadBar.tsx';
import { PhaseKey } from '../../../renderer/ui/PhaseKey.tsx';
import { Segmented } from '../../../renderer/ui/Segmented.tsx';
import { TextField } from '../../../renderer/ui/TextField.tsx';
import { DELAY_PROBLEM } from '../../../shared/words/durations.ts';
import { Card, Specimen } from './Specimen.tsx';

const nothing = () => undefined;

const GLYPHS: readonly (readonly [GlyphName, string])[] = [
  ['on', 'On'],
  ['off', 'Off'],
  ['cyc', 'Cycling'],
  ['unk', 'Unknown'],
  ['warn', 'Warning'],
  ['crit', 'Critical'],
  ['stale', 'No data'],
  ['lock', 'Protected'],
  ['trip', 'Tripped'],
  ['check', 'Done'],
];

export function Glyphs() {
  return (
    <Card title="State glyphs and phase keys" span={4}>
      {GLYPHS.map(([name, text]) => (
        <span key={name} className="named">
          <Glyph name={name} className={name === 'check' ? 't-ok' : ''} /> {text}
        </span>
      ))}
      {(['L1', 'L2', 'L3', 'N'] as const).map((line) => (
        <span key={line} className="named">
          <PhaseKey line={line} /> {line}
        </span>
      ))}
    </Card>
  );
}

const BARS = [
  ['Normal 56 %', 8.9, false],
  ['Warning 82 %', 13.2, false],
  ['Critical 97 %', 15.5, false],
  ['Over range 118 %', 18.9, false],
  ['No data', 8.9, true],
] as const;

export function LoadBars() {
  const limits = { rating: 16, warning: 12.8, critical: 15.2 };
  return (
    <Card title="Load bar" span={4}>
      {BARS.map(([title, value, stale]) => (
        <Specimen key={title} title={title} width={180}>
          <LoadBar label={title} value={value} {...limits} stale={stale} />
        </Specimen>
      ))}
      <Specimen title="No limits set" width={180}>
        <LoadBar label="No limits set" value={6.4} rating={16} warning={null} critical={null} />
      </Specimen>
      <Specimen title="Small, tree and cell" width={180}>
        <LoadBar label="Small" value={10.4} {...limits} small />
      </Specimen>
    </Card>
  );
}

export function Buttons() {
  return (
    <Card title="Buttons and chips" span={4}>
      <Button variant="pri">Primary</Button>
      <Specimen title="" force="focus" at=".btn">
        <Button variant="pri">Focused</Button>
      </Specimen>
      <Button>Default</Button>
      <Specimen title="" force="hover" at=".btn">
        <Button>Under the pointer</Button>
      </Specimen>
      <Button variant="quiet">Quiet</Button>
      <Button variant="danger">Turn off 32 outlets</Button>
      <Button isDisabled>Not possible</Button>
      <Button size="sm">Small 24</Button>
      <Button size="lg">Large 32</Button>
      <Chip isSelected onChange={nothing}>
        All 36
      </Chip>
      <Chip icon="off" isSelected={false} onChange={nothing}>
        Off 2
      </Chip>
      <StateChip tone="crit" icon="crit">
        1 critical
      </StateChip>
      <StateChip tone="warn" icon="warn">
        2 warnings
      </StateChip>
      <StateChip tone="stale">Last known: 2 warnings</StateChip>
      <Segmented
        label="Segmented"
        value="grid"
        options={[
          { value: 'grid', label: 'Grid' },
          { value: 'table', label: 'Table' },
        ]}
        onChange={nothing}
      />
    </Card>
  );
}

export function Fields() {
  const [isChecked, setChecked] = useState(true);
  const field = { label: 'Delay', onChange: nothing };
  const delay = { unit: 'auto', stepMs: 1, label: 'Delay', isTabStop: false, onChange: nothing } as const;
  return (
    <Card title="Fields" span={4}>
      <Specimen title="Default" width={180}>
        <TextField {...field} value="500 ms" />
      </Specimen>
      <Specimen title="Focused" width={180} force="focus" at=".inp">
        <TextField {...field} value="500 ms" />
      </Specimen>
      <Specimen title="Changed" width={180}>
        <TextField {...field} value="3.5 s" changedFrom="2 s" />
      </Specimen>
      <Specimen title="Error" width={180}>
        <TextField {...field} value="7200 s" error={DELAY_PROBLEM} />
      </Specimen>
      <Specimen title="Read only" width={180}>
        <TextField {...field} value="16 A" isReadOnly />
      </Specimen>
      <Specimen title="Delay of a sequence" width={180}>
        <DelayField {...delay} valueMs={3500} isChanged isReadOnly={false} />
      </Specimen>
      <Checkbox isSelected={isChecked} onChange={setChecked}>
        Checked
      </Checkbox>
      <Checkbox isSelected={!isChecked} onChange={(value) => setChecked(!value)}>
        Not checked
      </Checkbox>
    </Card>
  );
}
