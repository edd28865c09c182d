// The demo company as the rest of the demo needs it, and its people acting on a given day.
import type { ProductInput } from '@/server/modules/catalog';
import { permissionsOf, type Permission } from '@/server/modules/identity';
import type { Actor, Work } from '@/server/platform/actor';
import { systemWork } from '@/server/platform/work';
import type { BusinessDate } from '@/kernel/business-date';
import type { Random } from './random';

/** Cents in a dollar, of TWD and USD. */
export const MINOR = 100n;

/** Printed by `npm start`. */
export interface SignIn {
  organization: string;
  role: string;
  email: string;
  password: string;
}

export interface DemoProduct {
  id: string;
  code: string;
  categoryId: string;
  /** List price and cost of one piece, whole dollars as text. */
  price: string;
  cost: string;
  pack: number;
  /** As it was typed, for changing it later. */
  input: ProductInput;
}

export interface DemoDealer {
  id: string;
  code: string;
  salespersonId: string | null;
  /** Code of its region. */
  region: string;
  taxExempt: boolean;
  /** How much it buys compared with the others. */
  weight: number;
  pays: 'early' | 'onTime' | 'late';
}

export interface World {
  orgId: string;
  currency: string;
  today: BusinessDate;
  random: Random;
  warehouses: { main: string; south: string };
  products: DemoProduct[];
  dealers: DemoDealer[];
  /** Ids of regions by code. */
  regions: ReadonlyMap<string, string>;
  /** User ids by role. */
  users: Map<string, { id: string; name: string }>;
}

function actorOf(world: World, role: string): Actor {
  const user = world.users.get(role);
  if (!user) throw new Error(`the demo has nobody who is ${role}`);
  const permissions = permissionsOf([role]);
  return {
    orgId: world.orgId,
    userId: user.id,
    name: user.name,
    dealerId: null,
    roles: [role],
    can: (permission) => permissions.has(permission as Permission),
  };
}

/** One transaction of a person of this role, at nine in the morning (Taipei) of a day. */
export async function as<T>(
  world: World,
  role: string,
  on: BusinessDate,
  run: (work: Work) => Promise<T>,
): Promise<T> {
  const now = new Date(`${on}T01:00:00Z`);
  return systemWork(world.orgId, run, { actor: actorOf(world, role), now });
}

/** Throws a RangeError where the demo has fewer dealers. */
export function dealerAt(world: World, index: number): DemoDealer {
  const dealer = world.dealers[index];
  if (!dealer) throw new RangeError(`the demo has no dealer ${index}`);
  return dealer;
}

/** Throws a RangeError where the demo has fewer products. */
export function productAt(world: World, index: number): DemoProduct {
  const product = world.products[index];
  if (!product) throw new RangeError(`the demo has no product ${index}`);
  return product;
}
