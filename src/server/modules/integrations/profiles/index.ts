// The data sets that are known by name.
import { adventureworks } from './adventureworks';
import { classicmodels } from './classicmodels';
import type { Profile } from './company';
import { expenseClaims } from './expense-claims';
import { madrid } from './madrid';
import { ukraine } from './ukraine';

const PROFILES: readonly Profile[] = [
  adventureworks,
  classicmodels,
  expenseClaims,
  madrid,
  ukraine,
];

export const profileNames = PROFILES.map((profile) => profile.name);

export function profileNamed(name: string): Profile | undefined {
  return PROFILES.find((profile) => profile.name === name);
}
