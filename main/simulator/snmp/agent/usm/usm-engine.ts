import { randomBytes } from 'node:crypto';
import type { Clock } from '../../../../support/clock.ts';
import { TAG, element, readElement } from '../ber.ts';
import type { AnswerPdu, RequestPdu } from '../pdu.ts';
import { SALT_BYTES, decrypt, encrypt } from './ciphers.ts';
import { UserKeys, digestOf, emptyDigest, isAuthentic, type AgentUser } from './users.ts';
import {
  readScopedPdu,
  readV3Message,
  scopedPduElement,
  writeV3Message,
  type ReadV3Message,
  type ScopedPdu,
  type SecurityLevel,
  type V3Message,
} from './v3-message.ts';

/** Why a message is not taken, and the counter that the Report tells (RFC 3414, section 5; contexts: RFC 3413, section 3.2). */
const REPORT_OIDS = {
  unsupportedSecLevels: '1.3.6.1.6.3.15.1.1.1.0',
  notInTimeWindows: '1.3.6.1.6.3.15.1.1.2.0',
  unknownUserNames: '1.3.6.1.6.3.15.1.1.3.0',
  unknownEngineIds: '1.3.6.1.6.3.15.1.1.4.0',
  wrongDigests: '1.3.6.1.6.3.15.1.1.5.0',
  decryptionErrors: '1.3.6.1.6.3.15.1.1.6.0',
  unknownContexts: '1.3.6.1.6.3.12.1.5.0',
} as const;
export type ReportName = keyof typeof REPORT_OIDS;

/** A message that may be answered. */
export interface OpenedRequest {
  readonly kind: 'request';
  readonly message: V3Message;
  readonly user: AgentUser;
  /** False when the user's messages have to be better protected than this one. */
  readonly isLevelEnough: boolean;
  readonly pdu: RequestPdu;
  readonly seal: (answer: AnswerPdu) => Uint8Array;
}

/** A message that is answered by a Report; null when its sender does not want one. */
export interface OpenedReport {
  readonly kind: 'report';
  readonly name: ReportName;
  readonly message: V3Message;
  /** Null where the message is encrypted. */
  readonly pdu: RequestPdu | null;
  readonly answer: Uint8Array | null;
}

export interface UsmOptions {
  /** Hex. */
  readonly engineId: string;
  readonly engineBoots: number;
  readonly users: readonly AgentUser[];
  /** Whether the Report that tells the engine id also tells boots and time. */
  readonly tellsTimeAtDiscovery: boolean;
  readonly clock: Clock;
  readonly maxMessageBytes: number;
}

/** RFC 3414, section 2.2.3. */
const TIME_WINDOW_SECONDS = 150;
const LAST_BOOTS = 2_147_483_647;
/** RFC 3412, section 6: the least that may be told as msgMaxSize. */
const SMALLEST_MAX_BYTES = 484;
const NO_BYTES = new Uint8Array(0);

/** The authoritative side of the user-based security model (RFC 3414, section 3). */
export class UsmEngine {
  readonly engineId: Uint8Array;
  engineBoots: number;
  readonly #users: ReadonlyMap<string, UserKeys>;
  readonly #tellsTimeAtDiscovery: boolean;
  readonly #clock: Clock;
  readonly #maxMessageBytes: number;
  readonly #counters = new Map<ReportName, number>();
  #startedMs: number;
  #salt = randomBytes(SALT_BYTES).readBigUInt64BE();

  constructor(options: UsmOptions) {
    this.engineId = Buffer.from(options.engineId, 'hex');
    this.engineBoots = options.engineBoots;
    this.#users = new Map(options.users.map((user) => [user.name, new UserKeys(user, this.engineId)]));
    this.#tellsTimeAtDiscovery = options.tellsTimeAtDiscovery;
    this.#clock = options.clock;
    this.#maxMessageBytes = options.maxMessageBytes;
    this.#startedMs = options.clock.nowMs();
  }

  /** Whole seconds since the start. */
  get engineTime(): number {
    return Math.max(0, Math.floor((this.#clock.nowMs() - this.#startedMs) / 1000));
  }

  /** As after a restart of the device. */
  restart(): void {
    this.engineBoots += 1;
    this.#startedMs = this.#clock.nowMs();
  }

  /** Null for what is no message of v3. */
  open(datagram: Uint8Array): OpenedRequest | OpenedReport | null {
    const message = readV3Message(datagram);
    if (message === null) return null;
    const keys = this.#users.get(message.user);
    if (!Buffer.from(message.engineId).equals(this.engineId))
      return this.#report('unknownEngineIds', message);
    if (keys === undefined) return this.#report('unknownUserNames', message);
    if (!keys.supports(message.level)) return this.#report('unsupportedSecLevels', message);
    if (message.level !== 'noAuthNoPriv') {
      const { auth } = keys;
      if (auth === null || !isAuthentic(auth, datagram, message.authParameters))
        return this.#report('wrongDigests', message);
      if (!this.#isInTimeWindow(message)) return this.#report('notInTimeWindows', message, keys);
    }
    return this.#openScoped(message, keys);
  }

  /**
   * A message by one of the users that answers none: a notification.
   *
   * @throws for a user that the agent does not have
   */
  sealNotification(userName: string, msgId: number, pdu: AnswerPdu): Uint8Array {
    const keys = this.#users.get(userName);
    if (keys === undefined) throw new Error(`no such user: ${userName}`);
    return this.#seal(pdu, { msgId, level: keys.level, keys, user: userName, contextName: '' });
  }

  #openScoped(message: ReadV3Message, keys: UserKeys): OpenedRequest | OpenedReport | null {
    const isEncrypted = message.level === 'authPriv';
    const scoped = isEncrypted ? this.#decrypt(message, keys) : readScopedPdu(message.data);
    if (scoped === null) return isEncrypted ? this.#report('decryptionErrors', message) : null;
    const { pdu, contextName } = scoped;
    if (contextName !== '') return this.#report('unknownContexts', message, keys);
    const { msgId, level, user } = message;
    return {
      kind: 'request',
      message,
      user: keys.user,
      isLevelEnough: level === keys.level,
      pdu,
      // The answer to another request stands in a message that answers another one.
      seal: (answer) =>
        this.#seal(answer, {
          msgId: msgId ^ answer.requestId ^ pdu.requestId,
          level,
          keys,
          user,
          contextName,
        }),
    };
  }

  /** Null when the key is another, which shows in that what comes out is no PDU. */
  #decrypt(
    { engineBoots, engineTime, privParameters: salt, data }: ReadV3Message,
    { priv }: UserKeys,
  ): ScopedPdu | null {
    if (priv === null || data.tag !== TAG.octets) return null;
    const plain = decrypt({ ...priv, engineBoots, engineTime, salt }, data.content);
    return plain === null ? null : readScopedPdu(readElement(plain)?.element);
  }

  #isInTimeWindow({ engineBoots, engineTime }: V3Message): boolean {
    return (
      engineBoots === this.engineBoots &&
      engineBoots !== LAST_BOOTS &&
      Math.abs(engineTime - this.engineTime) <= TIME_WINDOW_SECONDS
    );
  }

  /** Reports are not authenticated (RFC 3414, section 3.2), but for those by which a manager learns the time. */
  #report(name: ReportName, message: ReadV3Message, keys: UserKeys | null = null): OpenedReport {
    const count = (this.#counters.get(name) ?? 0) + 1;
    this.#counters.set(name, count);
    const pdu = message.level === 'authPriv' ? null : (readScopedPdu(message.data)?.pdu ?? null);
    const { msgId, user } = message;
    const isTimeHidden = name === 'unknownEngineIds' && !this.#tellsTimeAtDiscovery;
    const level = keys === null || message.level === 'noAuthNoPriv' ? 'noAuthNoPriv' : 'authNoPriv';
    const report: AnswerPdu = {
      type: 'report',
      requestId: pdu?.requestId ?? 0,
      status: 'noError',
      index: 0,
      varbinds: [{ oid: REPORT_OIDS[name], value: { type: 'counter32', value: count } }],
    };
    const answer = message.isReportable
      ? this.#seal(report, { msgId, level, keys, user, contextName: '', isTimeHidden })
      : null;
    return { kind: 'report', name, message, pdu, answer };
  }

  #seal(
    pdu: AnswerPdu,
    by: {
      readonly msgId: number;
      readonly level: SecurityLevel;
      readonly keys: UserKeys | null;
      readonly user: string;
      readonly contextName: string;
      readonly isTimeHidden?: boolean;
    },
  ): Uint8Array {
    const { engineId } = this;
    const { engineBoots, engineTime } = by.isTimeHidden === true ? { engineBoots: 0, engineTime: 0 } : this;
    const auth = by.level === 'noAuthNoPriv' ? null : (by.keys?.auth ?? null);
    const priv = by.level === 'authPriv' ? (by.keys?.priv ?? null) : null;
    const salt = priv === null ? NO_BYTES : this.#nextSalt();
    const scoped = scopedPduElement(engineId, by.contextName, pdu);
    const message: V3Message = {
      msgId: by.msgId,
      maxBytes: Math.max(SMALLEST_MAX_BYTES, this.#maxMessageBytes),
      level: by.level,
      isReportable: false,
      engineId,
      engineBoots,
      engineTime,
      user: by.user,
      authParameters: auth === null ? NO_BYTES : emptyDigest(auth),
      privParameters: salt,
    };
    const data =
      priv === null
        ? scoped
        : element(TAG.octets, encrypt({ ...priv, engineBoots, engineTime, salt }, scoped));
    const datagram = writeV3Message(message, data);
    // The parameters that are read back are a view into the datagram.
    if (auth !== null) readV3Message(datagram)?.authParameters.set(digestOf(auth, datagram));
    return datagram;
  }

  #nextSalt(): Uint8Array {
    this.#salt = (this.#salt + 1n) % 2n ** 64n;
    const salt = Buffer.alloc(SALT_BYTES);
    salt.writeBigUInt64BE(this.#salt);
    return salt;
  }
}
