import * as z from 'zod/mini';
import type { ClientMessage, EngineMessage } from './wire.ts';

/** Longest message the engine accepts, in bytes: a sequence of 256 outlets is about a tenth of it. */
export const MAX_CLIENT_MESSAGE_BYTES = 256 * 1024;

const idSchema = z.int().check(z.minimum(0));
const channelSchema = z.string().check(z.minLength(1), z.maxLength(128));

const clientMessageSchema = z.object({
  type: z.literal('call'),
  id: idSchema,
  channel: channelSchema,
  args: z.unknown(),
});

const engineMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('value'), id: idSchema, value: z.unknown() }),
  z.object({ type: z.literal('refused'), id: idSchema, message: z.string() }),
  z.object({ type: z.literal('fault'), id: idSchema, reference: z.string() }),
  z.object({ type: z.literal('event'), channel: channelSchema, payload: z.unknown() }),
]);

function parse<Message>(schema: z.ZodMiniType<Message>, text: string): Message | null {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return null;
  }
  const parsed = schema.safeParse(document);
  return parsed.success ? parsed.data : null;
}

/** Null when the text is not a call; its arguments are still unparsed. */
export function parseClientMessage(text: string): ClientMessage | null {
  return parse<ClientMessage>(clientMessageSchema, text);
}

/** Null when the text is nothing an engine says. */
export function parseEngineMessage(text: string): EngineMessage | null {
  return parse<EngineMessage>(engineMessageSchema, text);
}
