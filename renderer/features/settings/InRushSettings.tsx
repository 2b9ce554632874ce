import type { AppSettings } from '../../../shared/ipc/app.ts';
import { changeSettings } from '../../ipc/change-settings.ts';
import { useAppStore } from '../../state/store.ts';
import { NumberSetting } from './NumberSetting.tsx';
import { SettingLine } from './SettingLine.tsx';

const FACTORS = { from: 1, to: 50 };

/** The other factor stays as it is now, which may be newer than what was drawn. */
function change(patch: Partial<AppSettings['inRushFactors']>): void {
  const { inRushFactors } = useAppStore.getState().settings;
  changeSettings({ inRushFactors: { ...inRushFactors, ...patch } });
}

/** From what the Sequence tab estimates the in-rush of an outlet. */
export function InRushSettings() {
  const { c13, c19 } = useAppStore((state) => state.settings.inRushFactors);
  return (
    <>
      <p className="dim">
        The Sequence tab estimates what an outlet draws when it comes on: its last measured current times a
        factor by its receptacle. It is an estimate and says so; it never blocks anything.
      </p>
      <SettingLine name="C13 and others">
        <NumberSetting
          label="In-rush factor of C13 and others"
          value={c13}
          range={FACTORS}
          unit="times"
          onApply={(factor) => change({ c13: factor })}
        />
      </SettingLine>
      <SettingLine name="C19">
        <NumberSetting
          label="In-rush factor of C19"
          value={c19}
          range={FACTORS}
          unit="times"
          onApply={(factor) => change({ c19: factor })}
        />
      </SettingLine>
    </>
  );
}
