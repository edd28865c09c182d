// What every profile builds before its orders: an organization, a warehouse, its trees and master
// data, each through the use cases a person would use.
import { minorDigits } from '@/kernel/currency';
import { decimal, roundToMinor } from '@/kernel/decimal';
import { DomainError } from '@/kernel/domain-error';
import { createOrganization } from '@/server/modules/identity';
import { saveWarehouse } from '@/server/modules/inventory';
import { listOrganizations } from '@/server/platform/organizations';
import { systemWork } from '@/server/platform/work';

/** What the caller decides of the new organization. */
export interface ProfileCompany {
  code: string;
  admin: { email: string; name: string; password: string };
}

export interface ProfileOutcome {
  orgId: string;
  read: number;
  loaded: number;
  rejected: number;
  details: Record<string, number>;
}

export interface Profile {
  name: string;
  load(
    folder: string,
    company: ProfileCompany,
    say: (text: string) => void,
  ): Promise<ProfileOutcome>;
}

/** Opens the organization. Refuses `imports.organizationExists`: a profile fills an empty one. */
export async function openCompany(
  company: ProfileCompany & { name: string; currency: string; timeZone: string },
): Promise<{ orgId: string; warehouseId: string }> {
  const taken = (await listOrganizations()).some((one) => one.code === company.code);
  if (taken) {
    throw new DomainError('imports.organizationExists', {
      status: 'conflict',
      field: 'org',
      params: { code: company.code },
    });
  }
  const { orgId } = await createOrganization({ ...company, locale: 'en' }, new Date());
  const warehouse = await systemWork(orgId, (work) =>
    saveWarehouse(work, {
      code: 'MAIN',
      name: 'Main warehouse',
      isDefault: true,
      status: 'ACTIVE',
    }),
  );
  return { orgId, warehouseId: warehouse.id };
}

/** Major units of a file to minor units, half-up, away from zero for negatives. */
export function toMinor(text: string, currency: string): bigint {
  return roundToMinor(decimal(text), minorDigits(currency));
}

/** A name that is not empty, cut to what a name may be. */
export function nameOf(text: string, fallback: string): string {
  const name = text.trim().replaceAll(/\s+/g, ' ').slice(0, 200);
  return name === '' ? fallback : name;
}
