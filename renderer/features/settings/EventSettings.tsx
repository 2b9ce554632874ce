import type { AppInfo } from '../../../shared/ipc/app.ts';
import { changeSettings } from '../../ipc/change-settings.ts';
import { useAppStore } from '../../state/store.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { SettingLine } from './SettingLine.tsx';

const DAYS = ['30', '90', '400', '1000'] as const;

const SECRETS: Readonly<Record<AppInfo['secretsKeptIn'], string>> = {
  keychain: "In this system's keychain",
  keyFile: 'Encrypted, with a key in a file that only you can read',
  session: 'Until Busbar closes: this system offers no safe place for them',
};

/** What is kept, for how long, and where. */
export function EventSettings() {
  const keepEventsDays = useAppStore((state) => state.settings.keepEventsDays);
  const info = useAppStore((state) => state.info);
  const chosen = String(keepEventsDays);
  const options = [...new Set([...DAYS, chosen])]
    .toSorted((one, other) => Number(one) - Number(other))
    .map((value) => ({ value, label: value }));
  return (
    <>
      <SettingLine
        name="Keep events for, days"
        text="Of PDUs and their connections. The audit log is kept for good."
      >
        <Segmented
          label="Keep events for, days"
          value={chosen}
          options={options}
          onChange={(value) => changeSettings({ keepEventsDays: Number(value) })}
        />
      </SettingLine>
      {info === null ? null : (
        <dl className="dl settings-dl">
          <dt>Data directory</dt>
          <dd className="row">
            <span className="mono grow">{info.dataDirectory}</span>
            <CopyButton text={() => info.dataDirectory} label="Copy the data directory" isSmall>
              Copy
            </CopyButton>
          </dd>
          <dt>Passwords</dt>
          <dd>{SECRETS[info.secretsKeptIn]}</dd>
          <dt>Operator</dt>
          <dd>{info.operator}, as the audit log names you</dd>
          <dt>Version</dt>
          <dd>Busbar {info.version}</dd>
        </dl>
      )}
    </>
  );
}
