import { TextField } from '../../ui/TextField.tsx';

interface CredentialsProps {
  readonly user: string;
  readonly password: string;
  readonly onUser: (user: string) => void;
  readonly onPassword: (password: string) => void;
  /** The PDU did not take them. */
  readonly isRefused: boolean;
  readonly takesFocus?: boolean;
}

/** User name and password of a PDU. The browser neither fills them in nor keeps them. */
export function Credentials(props: CredentialsProps) {
  const { user, password, onUser, onPassword, isRefused, takesFocus = false } = props;
  const error = isRefused ? 'Not accepted' : null;
  return (
    <div className="add-credentials">
      <TextField
        label="User name"
        value={user}
        onChange={onUser}
        autoComplete="off"
        maxLength={256}
        takesFocus={takesFocus}
        error={error}
      />
      <TextField
        label="Password"
        type="password"
        value={password}
        onChange={onPassword}
        autoComplete="new-password"
        maxLength={1024}
        error={error}
      />
    </div>
  );
}
