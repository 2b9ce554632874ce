/** The opt-in receiver of SNMP notifications. When it failed, polling goes on and `message` says what is wrong. */
export type TrapReceiverState =
  | { readonly kind: 'off' }
  | { readonly kind: 'listening'; readonly port: number }
  | { readonly kind: 'failed'; readonly message: string };

/** Whether notifications are listened for, and where; 162 is their own port (RFC 3417). */
export interface TrapReceiverSettings {
  readonly enabled: boolean;
  readonly port: number;
}
