// Who is signed in and what the frame of a page shows about them.
import { isAppLocale } from '@/i18n/locales';
import type { Work } from '@/server/platform/actor';
import { sql } from '@/server/platform/sql';
import { permissionsOf } from '../domain/can';
import { isRole } from '../domain/roles';
import type { Me } from '../schemas';

interface MeRow {
  email: string;
  locale: string | null;
  hasPassword: boolean;
  version: number;
  organizationLocale: string;
  isDemo: boolean;
}

export async function readMe(work: Work): Promise<Me> {
  const { actor, organization, tx } = work;
  const row = await tx.row<MeRow>(sql`
    SELECT u.email, u.locale, u.password_hash IS NOT NULL AS "hasPassword", u.version,
      o.locale AS "organizationLocale", o.is_demo AS "isDemo"
    FROM app_user u JOIN organization o ON o.id = u.org_id
    WHERE u.org_id = ${tx.orgId}::uuid AND u.id = ${actor.userId}::uuid`);
  if (!row || actor.userId === null) throw new Error('a signed-in person without an account');
  return {
    user: {
      id: actor.userId,
      name: actor.name,
      email: row.email,
      locale: isAppLocale(row.locale) ? row.locale : null,
      roles: actor.roles.filter(isRole),
      dealerId: actor.dealerId,
      hasPassword: row.hasPassword,
      version: row.version,
    },
    organization: {
      ...organization,
      locale: isAppLocale(row.organizationLocale) ? row.organizationLocale : 'en',
      isDemo: row.isDemo,
    },
    permissions: [...permissionsOf(actor.roles)],
    today: work.today,
  };
}
