// Who acts: a signed-in person or, for a job, the system. Everything a use case needs to know about
// its caller, and nothing it could use to change who that is.
import type { BusinessDate } from '@/kernel/business-date';
import type { Settings } from '@/kernel/settings';
import type { Journal } from './journal';
import type { Tx } from './tx';

export interface Actor {
  orgId: string;
  /** null: the system (a job). */
  userId: string | null;
  name: string;
  /** Set for a dealer's user; row security then hides every other dealer. */
  dealerId: string | null;
  roles: readonly string[];
  can(permission: string): boolean;
}

export interface OrganizationFacts {
  code: string;
  name: string;
  currency: string;
  timeZone: string;
}

/** What a use case is handed: one open transaction, its caller, and the time as an argument. */
export interface Work {
  tx: Tx;
  actor: Actor;
  organization: OrganizationFacts;
  settings: Settings;
  journal: Journal;
  now: Date;
  /** The business date in the organization's time zone. */
  today: BusinessDate;
  requestId: string;
}
