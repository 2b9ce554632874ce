import * as z from 'zod/mini';
import type { CommandId, ElementId, OutletId, PduId } from '../model/ids.ts';

/* Parsers of what comes through the door, in the words of the model. */

/** The id of a PDU. */
export const pduIdSchema = z.pipe(
  z.string().check(z.minLength(1), z.maxLength(256)),
  z.transform((value: string) => value as PduId),
);
/** The id of a power command. */
export const commandIdSchema = z.pipe(
  z.string().check(z.minLength(1), z.maxLength(64)),
  z.transform((value: string) => value as CommandId),
);
/** `outlet:14`. */
export const outletIdSchema = z.pipe(
  z.string().check(z.regex(/^outlet:.{1,64}$/u)),
  z.transform((value: string) => value as OutletId),
);
/** `pdu`, or the id of an inlet, protector, outlet or transfer switch. */
export const elementIdSchema = z.pipe(
  z.string().check(z.regex(/^(pdu|(inlet|ocp|outlet|ts):.{1,64})$/u)),
  z.transform((value: string) => value as ElementId),
);
/** See `PowerAction`. */
export const powerActionSchema = z.enum(['on', 'off', 'cycle']);
/** See `PowerState`. */
export const powerStateSchema = z.enum(['on', 'off', 'cycling', 'pendingOn', 'suspended', 'shed', 'unknown']);
/** Where a PDU is reached, `host:port`; the engine parses it. */
export const addressSchema = z.string().check(z.trim(), z.minLength(1), z.maxLength(512));
/** SHA-256 of a certificate: 32 bytes in hex, with or without separators. */
export const fingerprintSchema = z.string().check(z.regex(/^([0-9A-Fa-f]{2}[: ]?){32}$/u));
/** A delay of a sequence, milliseconds, at most one hour. */
export const delayMsSchema = z.int().check(z.minimum(0), z.maximum(3_600_000));
/** A name people type; may be empty. */
export const nameSchema = z.string().check(z.maxLength(64));
/** For calls without arguments. */
export const nothingSchema = z.object({});
