// What every profile builds before its orders: an organization, a warehouse, its trees and master
// data, each through the use cases a person would use.
import { minorDigits } from '@/kernel/currency';
import { parseDecimal, roundToMinor } from '@/kernel/decimal';
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

/** What the caller chooses of the data set. */
export interface ProfileChoice {
  /** Of a data set with a file per year; the newest in the folder unless told otherwise. */
  year?: number | undefined;
}

export interface Profile {
  name: string;
  /** A file per year, of which one is chosen. */
  hasYears: boolean;
  load(
    folder: string,
    company: ProfileCompany,
    say: (text: string) => void,
    choice?: ProfileChoice,
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

/** Spreadsheets of others keep the digits of a float: 1234.5600000000001. */
const MOST_DECIMALS = 24;

/**
 * Major units of a file to minor units, each amount by itself, halves away from zero. An empty cell
 * is zero. Refuses `imports.badAmount`.
 */
export function toMinor(text: string, currency: string): bigint {
  if (text === '') return 0n;
  const amount = parseDecimal(text, MOST_DECIMALS);
  if (amount.ok) return roundToMinor(amount.value, minorDigits(currency));
  const params = { value: text.slice(0, 60) };
  throw new DomainError('imports.badAmount', { status: 'invalid', field: 'file', params });
}

/** A name that is not empty, cut to what a name may be. */
export function nameOf(text: string, fallback: string): string {
  const name = text.trim().replaceAll(/\s+/g, ' ').slice(0, 200);
  return name === '' ? fallback : name;
}
