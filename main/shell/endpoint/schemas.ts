import * as z from 'zod/mini';
import { SHELL_PROFILES } from '../../../shared/shell/auto-load.ts';
import { SHELL_FAULT_KINDS } from './fault-kinds.ts';

const text = z.string().check(z.maxLength(256));

/** Control characters and halves of characters would be kept as something else than was given. */
const IN_NO_NAME = /[\p{Cc}\p{Cs}]/u;
const name = text.check(z.refine((given) => !IN_NO_NAME.test(given)));

const resource = z
  .string()
  .check(
    z.minLength(1),
    z.maxLength(512),
    z.describe('A PDU that is in Busbar: its name, serial number or address.'),
  );

const profile = z.prefault(
  z
    .enum(SHELL_PROFILES)
    .check(z.describe('How sockets are named: `2g`, or `1g` for first-generation shells.')),
  '2g',
);

/** Body of `get_inventory`. */
export const inventoryBody = z.strictObject({
  resource,
  profile,
  shellName: z.optional(
    z.nullable(name.check(z.describe('The name of the shell; `<Vendor> PDU` where it is left out.'))),
  ),
  known: z.prefault(
    z
      .array(z.strictObject({ name, relativeAddress: name, uniqueIdentifier: name }))
      .check(
        z.maxLength(1024),
        z.describe('Sockets that the caller has already: they keep address and identifier.'),
      ),
    [],
  ),
});

const powerShape = {
  resource,
  ports: z
    .array(text)
    .check(
      z.maxLength(256),
      z.describe('`192.0.2.17/PS4`, `PS4` or `4`. All are resolved before any is switched.'),
    ),
  profile,
  address: z.optional(
    z.nullable(
      z.string().check(
        z.maxLength(512),
        // Ports that begin with a password would be said again in answers.
        z.refine((given) => !given.includes('@')),
        z.describe('What ports of this caller begin with; the address in Busbar where it is left out.'),
      ),
    ),
  ),
  endpoints: z.prefault(
    z
      .array(name)
      .check(
        z.maxLength(256),
        z.describe(
          'Full name of what is connected to each port, in the order of `ports`: `db-02/PowerPort1`.',
        ),
      ),
    [],
  ),
  includeProtected: z.prefault(
    z.boolean().check(z.describe('Switches outlets that are protected in Busbar as well.')),
    false,
  ),
};

/** Body of `PowerOn` and `PowerOff`. */
export const powerBody = z.strictObject(powerShape);

/** Body of `PowerCycle`. */
export const cycleBody = z.strictObject({
  ...powerShape,
  delay: z.optional(
    z.nullable(
      text.check(
        z.describe(
          'Seconds between off and on, as text: `1` to `3600`. Left out, empty or `0`: as the PDU is configured.',
        ),
      ),
    ),
  ),
});

/** Query of `live-status`. */
export const liveStatusQuery = z.strictObject({
  resource: z.optional(z.string().check(z.maxLength(256), z.describe('Only that of this resource.'))),
});

const time = z.iso.datetime().check(z.describe('UTC, with milliseconds.'));

export const liveStatusAnswer = z.strictObject({
  resource: z.string().check(z.describe('Name of the connected resource: `db-02`.')),
  status: z.enum(['Online', 'Offline', 'Error']),
  description: z
    .string()
    .check(z.describe('`Resource powered on`, `Resource powered off`, or why the status is Error.')),
  at: time,
});

export const liveStatusesAnswer = z.strictObject({ liveStatus: z.array(liveStatusAnswer) });

export const portAnswer = z.strictObject({
  port: z.string().check(z.describe('As it was given.')),
  outlet: z.string().check(z.describe('`outlet:4`')),
  outcome: z.enum(['confirmed', 'failed', 'unknown', 'notSent']),
  answer: z.string().check(z.describe('What the PDU answered, in words.')),
  powerState: z.enum(['on', 'off', 'cycling', 'pendingOn', 'suspended', 'shed', 'unknown']),
  readAt: z.nullable(time),
});

export const errorAnswer = z.strictObject({
  error: z.strictObject({
    kind: z.enum([
      ...SHELL_FAULT_KINDS,
      'badRequest',
      'unauthorized',
      'forbidden',
      'notFound',
      'busy',
      'internal',
    ]),
    message: z.string().check(z.describe('A sentence that may be shown as it is.')),
    ports: z.array(portAnswer).check(z.describe('What became of each port that was resolved.')),
  }),
  liveStatus: z.array(liveStatusAnswer),
});

export const inventoryAnswer = z.strictObject({
  resources: z.array(
    z.strictObject({
      model: z.string(),
      name: z.string(),
      relative_address: z.string(),
      unique_identifier: z.nullable(z.string()),
    }),
  ),
  attributes: z.array(
    z.strictObject({
      relative_address: z.string(),
      attribute_name: z.string(),
      attribute_value: z.string(),
    }),
  ),
});

export type CycleBody = z.infer<typeof cycleBody>;
export type InventoryBody = z.infer<typeof inventoryBody>;
export type LiveStatusAnswer = z.infer<typeof liveStatusAnswer>;
export type PortAnswer = z.infer<typeof portAnswer>;
export type ErrorAnswer = z.infer<typeof errorAnswer>;
export type ErrorKind = ErrorAnswer['error']['kind'];
