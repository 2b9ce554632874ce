import type { AppInfo } from '../../../shared/ipc/app.ts';
import type { PduView } from '../../../shared/model/fleet.ts';

/** What lets Busbar in: of Xerus, of SNMP v3, of SNMP v1 and v2c. */
export type SecretWord = 'password' | 'passwords' | 'communities';

/** What lets Busbar in to this PDU. */
export function secretWord({ snmp }: Pick<PduView, 'snmp'>): SecretWord {
  if (snmp === null) return 'password';
  return snmp.version === 'v3' ? 'passwords' : 'communities';
}

/** `Change user`, `Change communities`: on buttons and in menus. */
export function changeUserWords(pdu: Pick<PduView, 'snmp'>): string {
  return secretWord(pdu) === 'communities' ? 'Change communities' : 'Change user';
}

/** What keeping it means on this machine. */
export function keepPasswordText(keptIn: AppInfo['secretsKeptIn'], secret: SecretWord): string {
  switch (keptIn) {
    case 'keychain':
      return `Keep the ${secret} in the system keychain`;
    case 'keyFile':
      return `Keep the ${secret} in a file only you can read`;
    case 'session':
      return `Keep the ${secret} until Busbar closes`;
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
