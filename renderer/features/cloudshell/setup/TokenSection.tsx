import { useState } from 'react';
import type { EndpointState } from '../../../../shared/shell/state.ts';
import { engine } from '../../../ipc/engine.ts';
import { tellEngine } from '../../../state/tell-engine.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { CopyLine } from './CopyLine.tsx';
import { curlLine, mayHaveToken, powerShellLine } from './endpoint-words.ts';

interface TokenSectionProps {
  readonly state: EndpointState;
  readonly url: string;
}

/** The token of the endpoint, shown once, and how to try both. */
export function TokenSection({ state, url }: TokenSectionProps) {
  const [token, setToken] = useState<string | null>(null);
  const [isAsking, setAsking] = useState(false);
  const make = async () => {
    setAsking(false);
    setToken((await engine().shell.newToken({})).token);
  };
  return (
    <section className="cs-card" aria-labelledby="cs-token">
      <h2 id="cs-token">Token</h2>
      <p className="dim">
        Whoever has it can switch outlets, protected ones too when asking to include them. Busbar keeps a hash
        of it only, so it is shown once; a new one voids the one before at once.
      </p>
      <p className="ink b cs-once" role="status">
        {token === null ? null : 'Copy it now: it is not shown again.'}
      </p>
      {token === null ? null : <CopyLine what="token" text={token} />}
      <div className="row">
        <Button onPress={() => (mayHaveToken(state) ? setAsking(true) : tellEngine(make()))}>
          Make a token
        </Button>
        {token === null && state.kind === 'listening' && state.hasToken ? (
          <span className="dim">There is one, which cannot be shown again.</span>
        ) : null}
        {token === null ? null : (
          <Button variant="quiet" onPress={() => setToken(null)}>
            Hide it
          </Button>
        )}
      </div>
      <h3>Try it</h3>
      <p className="dim">
        These ask for the token, read live status and switch nothing. An answer with liveStatus in it means
        that it works; it is empty until CloudShell has switched something. In bash or zsh:
      </p>
      <CopyLine what="test with curl" text={curlLine(url)} />
      <p className="dim">In PowerShell:</p>
      <CopyLine what="test with PowerShell" text={powerShellLine(url)} />
      {isAsking ? <Confirm onMake={() => tellEngine(make())} onClose={() => setAsking(false)} /> : null}
    </section>
  );
}

interface ConfirmProps {
  readonly onMake: () => void;
  readonly onClose: () => void;
}

function Confirm({ onMake, onClose }: ConfirmProps) {
  return (
    <Dialog
      title="Make a new token?"
      role="alertdialog"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button size="lg" takesFocus onPress={onClose}>
            Keep the old one
          </Button>
          <Button size="lg" variant="pri" onPress={onMake}>
            Make a token
          </Button>
        </>
      }
    >
      <p>
        A token that was made before is void at once: shells that use it fail until the new one is entered in
        CloudShell.
      </p>
    </Dialog>
  );
}
