import { useState } from 'react';
import { defaultShellName, packageNameProblem } from '../../../../shared/shell/shell-name.ts';
import { engine } from '../../../ipc/engine.ts';
import { Button } from '../../../ui/Button.tsx';
import { Chip } from '../../../ui/Chip.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import type { PduResource } from '../resources.ts';
import { saveFile } from '../../../ui/save-file.ts';
import { settledShell } from '../settled-shell.ts';
import { CopyLine } from './CopyLine.tsx';
import { tunnelLine } from './endpoint-words.ts';

interface PackageSectionProps {
  readonly pdus: readonly PduResource[];
  readonly url: string;
}

const DEFAULT_VENDOR = 'Raritan';

/** One shell a vendor, by name; simulated PDUs count where there are no others. */
function shellNames(pdus: readonly PduResource[]): readonly string[] {
  const real = pdus.filter((pdu) => !pdu.isSimulated);
  const known = (real.length > 0 ? real : pdus).filter((pdu) => pdu.model !== null);
  const names = [...new Set(known.map((pdu) => pdu.shellName))];
  return names.length === 0
    ? [defaultShellName(DEFAULT_VENDOR)]
    : names.sort((one, other) => one.localeCompare(other, 'en'));
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

/** The shell to install in CloudShell, and what to enter there. */
export function PackageSection({ pdus, url }: PackageSectionProps) {
  return (
    <section className="cs-card" aria-labelledby="cs-package">
      <h2 id="cs-package">Shell for CloudShell</h2>
      <p className="dim">
        A second-generation shell for the PDUs of one vendor. Import it in CloudShell under Manage, Shells,
        then add each PDU there with the address that it has in Busbar.
      </p>
      <PackageForm names={shellNames(pdus)} />
      <h3>Enter in CloudShell</h3>
      <dl className="dl cs-dl">
        <dt>Busbar URL</dt>
        <dd>
          <CopyLine what="Busbar URL" text={url} />
        </dd>
        <dt>Busbar Token</dt>
        <dd>the token made here; CloudShell keeps it as a password</dd>
      </dl>
      <p className="dim">
        The execution server calls this URL. One on another computer reaches this one through a tunnel, which
        is opened there:
      </p>
      <CopyLine what="tunnel by SSH" text={tunnelLine(url)} />
      <p className="dim">
        The package lists the models Busbar was tested with. Certification of a shell is the platform
        maker&rsquo;s: this one is not certified.
      </p>
    </section>
  );
}

/** One of these names, or another one, and the file of it. */
function PackageForm({ names }: { readonly names: readonly string[] }) {
  const [typed, setTyped] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const name = typed ?? names[0] ?? '';
  const problem = packageNameProblem(name) ?? failure;
  const change = (text: string) => {
    setTyped(text);
    setFailure(null);
  };
  const save = async () => {
    const built = await settledShell(engine().shell.buildPackage({ name }));
    if (built.ok) saveFile(built.value.fileName, bytesOf(built.value.content), 'application/zip');
    else setFailure(built.error.message);
  };
  return (
    <form
      className="form cs-package"
      onSubmit={(event) => {
        event.preventDefault();
        if (problem === null) void save();
      }}
    >
      {names.length < 2 ? null : (
        <div className="row chips" role="group" aria-label="Vendors of these PDUs">
          {names.map((each) => (
            <Chip key={each} isSelected={each === name} onChange={() => change(each)}>
              {each}
            </Chip>
          ))}
        </div>
      )}
      <TextField
        label="Name of the shell"
        value={name}
        onChange={change}
        error={problem}
        hint="CloudShell knows its PDUs by this name: keep it."
        autoComplete="off"
        maxLength={120}
      />
      <div>
        <Button
          variant="pri"
          type="submit"
          isDisabled={problem !== null}
          {...(problem === null ? {} : { disabledReason: problem })}
        >
          Save package
        </Button>
      </div>
    </form>
  );
}
