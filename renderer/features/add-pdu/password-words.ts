import type { AppInfo } from '../../../shared/ipc/app.ts';

/** What keeping the password means on this machine. */
export function keepPasswordText(keptIn: AppInfo['secretsKeptIn']): string {
  switch (keptIn) {
    case 'keychain':
      return 'Keep the password in the system keychain';
    case 'keyFile':
      return 'Keep the password in a file only you can read';
    case 'session':
      return 'Keep the password until Busbar closes';
  }
}

/** Why it is not better, where it is not; undefined where it is. */
export function keepPasswordHint(keptIn: AppInfo['secretsKeptIn']): string | undefined {
  switch (keptIn) {
    case 'keychain':
      return undefined;
    case 'keyFile':
      return 'Encrypted. Its key lies beside it, readable by you only.';
    case 'session':
      return 'This system offers no safe place for passwords.';
  }
}
