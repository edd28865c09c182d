// The first demo company: two years behind it, and every state and exception in it. Same seed and same
// day, same company; dates count back from today.
import { addDays, dateInZone } from '@/kernel/business-date';
import { catchUp } from '@/server/modules/analytics';
import { addUser, createOrganization, DEMO_PASSWORD } from '@/server/modules/identity';
import { systemWork } from '@/server/platform/work';
import { assessPast } from './assessments';
import { createBudgets, growBudgets } from './budgets';
import { closePast, createCentres } from './centres';
import { showExceptions } from './exceptions';
import { spendOnSales } from './expenses';
import { showFigures } from './figures';
import { loadPast } from './history';
import { showLeftovers } from './leftovers';
import { createMarket, createPrices, createProducts, createWarehouses } from './master-data';
import { PEOPLE } from './names';
import { showQuotas } from './quotas';
import { growRebates } from './rebates';
import { bookRevenue } from './revenue';
import { seeded } from './random';
import { liveThrough } from './recent';
import { showEverything } from './showcase';
import { takeBack } from './taken-back';
import type { SignIn, World } from './world';

const SEED = 20_260_101;
const DAYS_OF_HISTORY = 365;
const DAYS_LIVED = 42;
const ZONE = 'Asia/Taipei';

const emailOf = (name: string) => `${name}@formosa.example`;

async function createPeople(world: World, adminId: string): Promise<void> {
  world.users.set('ADMINISTRATOR', { id: adminId, name: 'Ada Chen' });
  for (const { role, name, email } of PEOPLE) {
    if (role === 'ADMINISTRATOR') continue;
    const dealerId = role === 'DEALER' ? (world.dealers[0]?.id ?? null) : null;
    const id = await systemWork(world.orgId, (work) =>
      addUser(work, {
        email: emailOf(email),
        name,
        roles: [role],
        dealerId,
        password: DEMO_PASSWORD,
      }),
    );
    world.users.set(role, { id, name });
  }
}

/** Returns one sign-in per role. */
export async function createFirstCompany(now: Date): Promise<SignIn[]> {
  const today = dateInZone(now, ZONE);
  const random = seeded(SEED);
  const { orgId, adminId } = await createOrganization(
    {
      code: 'formosa',
      name: 'Formosa Trail',
      currency: 'TWD',
      timeZone: ZONE,
      locale: 'en',
      isDemo: true,
      admin: { email: emailOf('admin'), name: 'Ada Chen', password: DEMO_PASSWORD },
    },
    now,
  );
  const setup = await systemWork(orgId, async (work) => {
    const warehouses = await createWarehouses(work);
    const products = await createProducts(work);
    const market = await createMarket(work, random);
    await createPrices(work, products, market, today);
    const { dealers, regions } = market;
    return { warehouses, products, dealers, regions };
  });
  const world: World = { orgId, currency: 'TWD', today, random, users: new Map(), ...setup };
  await createPeople(world, adminId);
  await createCentres(world);
  await createBudgets(world);
  const lived = addDays(today, -DAYS_LIVED);
  await loadPast(world, addDays(today, -DAYS_OF_HISTORY), addDays(lived, -1));
  await liveThrough(world, lived, addDays(today, -1));
  await showEverything(world);
  await showExceptions(world);
  await showLeftovers(world);
  await showQuotas(world);
  await growRebates(world, await spendOnSales(world));
  await takeBack(world);
  await catchUp(orgId);
  await growBudgets(world);
  await bookRevenue(world);
  await closePast(world);
  await catchUp(orgId);
  await showFigures(world);
  await assessPast(world);
  return PEOPLE.map(({ role, email }) => ({
    organization: 'Formosa Trail',
    role,
    email: emailOf(email),
    password: DEMO_PASSWORD,
  }));
}
