import * as z from 'zod/mini';
import type { CommandId, ElementId, OutletId, PduId } from '../model/ids.ts';

/** Parsers of what comes through the door, in the words of the model. */
export const pduIdSchema = z.pipe(
  z.string().check(z.minLength(1), z.maxLength(256)),
  z.transform((value: string) => value as PduId),
);
export const commandIdSchema = z.pipe(
  z.string().check(z.minLength(1), z.maxLength(64)),
  z.transform((value: string) => value as CommandId),
);
export const outletIdSchema = z.pipe(
  z.string().check(z.regex(/^outlet:.{1,64}$/u)),
  z.transform((value: string) => value as OutletId),
);
export const elementIdSchema = z.pipe(
  z.string().check(z.regex(/^(pdu|(inlet|ocp|outlet|ts):.{1,64})$/u)),
  z.transform((value: string) => value as ElementId),
);
export const powerActionSchema = z.enum(['on', 'off', 'cycle']);
export const powerStateSchema = z.enum(['on', 'off', 'cycling', 'pendingOn', 'suspended', 'shed', 'unknown']);
export const addressSchema = z.string().check(z.trim(), z.minLength(1), z.maxLength(512));
export const fingerprintSchema = z.string().check(z.regex(/^([0-9A-Fa-f]{2}[: ]?){32}$/u));
export const delayMsSchema = z.int().check(z.minimum(0), z.maximum(3_600_000));
export const nameSchema = z.string().check(z.maxLength(64));
export const nothingSchema = z.object({});
