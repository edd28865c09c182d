// Products, prices, dealers, warehouses and people of the demo company, through the use cases of the
// modules.
import { addDays, type BusinessDate } from '@/kernel/business-date';
import {
  createCategory,
  createPriceList,
  createProduct,
  saveAssignments,
  savePriceItems,
  saveTaxRate,
  type ProductInput,
} from '@/server/modules/catalog';
import {
  createDealer,
  createLevel,
  createRegion,
  createSalesperson,
  saveAddress,
  saveContact,
} from '@/server/modules/dealers';
import { saveWarehouse } from '@/server/modules/inventory';
import { setCreditLimit } from '@/server/modules/receivables';
import type { Work } from '@/server/platform/actor';
import {
  CITIES,
  GROUPS,
  LEVELS,
  REGIONS,
  SALESPEOPLE,
  SERIES,
  TRADES,
  type LocalName,
  type Place,
} from './names';
import type { Random } from './random';
import type { DemoDealer, DemoProduct } from './world';

const local = (name: LocalName) => ({ 'zh-Hans': name.hans, 'zh-Hant': name.hant });

export async function createWarehouses(work: Work): Promise<{ main: string; south: string }> {
  const main = await saveWarehouse(work, {
    code: 'TPE',
    name: 'Taoyuan distribution centre',
    city: 'Taoyuan',
    isDefault: true,
    status: 'ACTIVE',
  });
  const south = await saveWarehouse(work, {
    code: 'KHH',
    name: 'Kaohsiung warehouse',
    city: 'Kaohsiung',
    isDefault: false,
    status: 'ACTIVE',
  });
  return { main: main.id, south: south.id };
}

const DIGITS = 10;

/** A valid EAN-13 under the prefix that is kept for use inside a company. */
function barcode(serial: number): string {
  const body = `200${String(serial).padStart(9, '0')}`;
  const sum = [...body].reduce((all, digit, i) => all + Number(digit) * (i % 2 === 0 ? 1 : 3), 0);
  return `${body}${(DIGITS - (sum % DIGITS)) % DIGITS}`;
}

export async function createProducts(work: Work): Promise<DemoProduct[]> {
  await saveTaxRate(work, { code: 'VAT5', name: 'Value-added tax 5 %', rate: '0.05' });
  const products: DemoProduct[] = [];
  for (const group of GROUPS) {
    const { name } = group;
    const node = { code: group.code, name: name.en, names: local(name), parentId: null };
    const parentId = (await createCategory(work, node)).id;
    for (const kind of group.kinds) {
      const leaf = { code: kind.code, name: kind.name.en, names: local(kind.name), parentId };
      const categoryId = (await createCategory(work, leaf)).id;
      for (const [index, series] of SERIES.entries()) {
        const serial = products.length + 1;
        const price = Math.round((kind.price * (1 + index * 0.12)) / 10) * 10;
        const cost = String(Math.round(price * 0.58));
        const code = `${kind.code}-${String(index + 1).padStart(2, '0')}`;
        const input: ProductInput = {
          code,
          name: `${series.en} ${kind.name.en}`,
          names: {
            'zh-Hans': `${series.hans} ${kind.name.hans}`,
            'zh-Hant': `${series.hant} ${kind.name.hant}`,
          },
          barcode: barcode(serial),
          categoryId,
          baseUnit: 'pc',
          taxCode: 'VAT5',
          standardCost: cost,
          status: 'ACTIVE',
          packs: [{ unit: 'carton', factor: kind.pack, barcode: barcode(100_000 + serial) }],
        };
        const { id } = await createProduct(work, input);
        const priced = { price: String(price), cost, pack: kind.pack };
        products.push({ id, code, categoryId, input, ...priced });
      }
    }
  }
  return products;
}

async function createTree(
  places: readonly Place[],
  create: (node: {
    code: string;
    name: string;
    names: Record<string, string>;
    parentId: string | null;
  }) => Promise<{ id: string }>,
): Promise<Map<string, string>> {
  const made = new Map<string, string>();
  for (const { code, name, parent } of places) {
    const parentId = parent === null ? null : (made.get(parent) ?? null);
    const { id } = await create({ code, name: name.en, names: local(name), parentId });
    made.set(code, id);
  }
  return made;
}

export interface Market {
  dealers: DemoDealer[];
  levels: Map<string, string>;
  regions: Map<string, string>;
}

const DEALERS = 40;

function shapeOf(index: number) {
  const level = index % 8 === 0 ? 'GOLD' : index % 3 === 0 ? 'SILVER' : 'RETAIL';
  const limit = { GOLD: 3_000_000, SILVER: 1_200_000, RETAIL: 400_000 }[level];
  const weight = { GOLD: 5, SILVER: 3, RETAIL: 1 }[level];
  const pays = index % 7 === 3 ? 'late' : index % 5 === 0 ? 'early' : 'onTime';
  return { level, limit, weight, pays } as const;
}

export async function createMarket(work: Work, random: Random): Promise<Market> {
  const regions = await createTree(REGIONS, (node) => createRegion(work, node));
  const levels = await createTree(LEVELS, (node) => createLevel(work, node));
  const sellers: string[] = [];
  for (const [index, name] of SALESPEOPLE.entries()) {
    const seller = { code: `S${index + 1}`, name, userId: null, status: 'ACTIVE' as const };
    sellers.push((await createSalesperson(work, seller)).id);
  }
  const dealers: DemoDealer[] = [];
  for (let index = 0; index < DEALERS; index += 1) {
    const [city, region, country] = CITIES[index % CITIES.length] ?? ['Taipei', 'TW-N', 'Taiwan'];
    const { level, limit, weight, pays } = shapeOf(index);
    const code = `D${String(index + 1).padStart(3, '0')}`;
    const trade = TRADES[Math.floor(index / CITIES.length) % TRADES.length] ?? 'Outdoor';
    const salespersonId = sellers[index % sellers.length] ?? null;
    const { id } = await createDealer(work, {
      code,
      name: `${city} ${trade}`,
      regionId: regions.get(region) ?? null,
      levelId: levels.get(level) ?? null,
      salespersonId,
      currency: 'TWD',
      taxNumber: String(10_000_000 + index * 91_113),
      taxExempt: country !== 'Taiwan',
      termsKind: index % 4 === 0 ? 'EOM' : 'NET',
      termsDays: 30,
      overdueDays: null,
      note: null,
    });
    const creditLimitMinor = BigInt(limit) * 100n;
    await setCreditLimit(work, { dealerId: id, creditLimitMinor, reason: 'OPENING' });
    await addParts(work, { id, code, city, country, random });
    const taxExempt = country !== 'Taiwan';
    dealers.push({ id, code, salespersonId, region, taxExempt, weight, pays });
  }
  return { dealers, levels, regions };
}

interface Parts {
  id: string;
  code: string;
  city: string;
  country: string;
  random: Random;
}

async function addParts(work: Work, { id, code, city, country, random }: Parts): Promise<void> {
  await saveContact(work, {
    dealerId: id,
    id: null,
    name: random.pick(['陳先生', '林小姐', 'Mr. Tan', 'Ms. Ho', '吳經理']),
    title: 'Purchasing',
    email: `${code.toLowerCase()}@dealers.example`,
    phone: `+886 2 ${random.between(2000, 8999)} ${random.between(1000, 9999)}`,
    isPrimary: true,
  });
  await saveAddress(work, {
    dealerId: id,
    id: null,
    kind: 'SHIPPING',
    line1: `${random.between(1, 380)} Zhongshan Road`,
    line2: null,
    city,
    state: null,
    postalCode: String(random.between(100, 983)),
    country,
    isDefault: true,
  });
}

/** A list for everyone, a better one for the gold level, a short promotion in the north. */
export async function createPrices(
  work: Work,
  products: readonly DemoProduct[],
  market: Market,
  today: BusinessDate,
): Promise<void> {
  const lists = [
    { code: 'STD', name: 'Standard prices', factor: 100, target: {} },
    {
      code: 'GOLD',
      name: 'Gold partners',
      factor: 90,
      target: { levelId: market.levels.get('GOLD') ?? null },
    },
    {
      code: 'NORTH-SALE',
      name: 'Northern season sale',
      factor: 95,
      target: { regionId: market.regions.get('TW-N') ?? null },
      validFrom: addDays(today, -20),
      validTo: addDays(today, 40),
    },
  ];
  for (const { code, name, factor, target, validFrom, validTo } of lists) {
    const list = await createPriceList(work, {
      code,
      name,
      currency: 'TWD',
      validFrom: validFrom ?? null,
      validTo: validTo ?? null,
      priority: 0,
      status: 'ACTIVE',
    });
    const none = { dealerId: null, levelId: null, regionId: null };
    const assigned = await saveAssignments(work, {
      ...list,
      assignments: [{ ...none, ...target }],
    });
    const percent = (price: string, of: number) => String(Math.round((Number(price) * of) / 100));
    const rows = code === 'NORTH-SALE' ? products.slice(0, 40) : products;
    await savePriceItems(work, {
      ...assigned,
      removes: [],
      upserts: rows.flatMap(({ id: productId, price, pack }) => {
        const item = { productId, validFrom: null, validTo: null };
        return [
          { ...item, minQuantity: 1, unitPrice: percent(price, factor) },
          { ...item, minQuantity: pack * 4, unitPrice: percent(price, factor - 6) },
        ];
      }),
    });
  }
}
