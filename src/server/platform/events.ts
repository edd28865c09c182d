// Contracts of events: a name and the zod schema of a payload that carries ids, never documents.
import type { z } from 'zod';
import type { DomainEvent } from './journal';

export interface EventContract<T extends z.ZodObject> {
  (payload: z.input<T>): DomainEvent;
  eventName: string;
  schema: T;
}

/** Defines an event; calling the result builds one to hand to `journal.emit`. */
export function defineEvent<T extends z.ZodObject>(name: string, schema: T): EventContract<T> {
  const build = (payload: z.input<T>): DomainEvent => ({ name, payload: schema.parse(payload) });
  return Object.assign(build, { eventName: name, schema });
}
