// The list of organizations, for work that the system does for each of them in turn.
import { sql } from './sql';
import { inTransaction } from './tx';

export interface OrganizationRef {
  id: string;
  code: string;
}

/** Every organization by code. */
export async function listOrganizations(): Promise<OrganizationRef[]> {
  return inTransaction({ special: 'relay' }, (tx) =>
    tx.rows<OrganizationRef>(sql`SELECT id, code FROM organization ORDER BY code`),
  );
}

export async function organizationIds(): Promise<string[]> {
  return (await listOrganizations()).map((organization) => organization.id);
}
