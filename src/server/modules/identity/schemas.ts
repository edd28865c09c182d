// What crosses the wire about people and their organization. Client-safe.
import { z } from 'zod';
import { LOCALES } from '@/i18n/locales';
import { PERMISSIONS } from './domain/permissions';
import { ROLES } from './domain/roles';

export const RoleName = z.enum(ROLES);
export const LocaleName = z.enum(LOCALES);

/** Who is signed in, for the frame of every page. */
export const Me = z.object({
  user: z.object({
    id: z.uuid(),
    name: z.string(),
    email: z.string(),
    locale: LocaleName.nullable(),
    roles: z.array(RoleName),
    dealerId: z.uuid().nullable(),
    hasPassword: z.boolean(),
  }),
  organization: z.object({
    code: z.string(),
    name: z.string(),
    currency: z.string(),
    timeZone: z.string(),
    locale: LocaleName,
    isDemo: z.boolean(),
  }),
  permissions: z.array(z.enum(PERMISSIONS)),
  /** The business date of the organization at the time of the answer. */
  today: z.string(),
});
export type Me = z.infer<typeof Me>;
