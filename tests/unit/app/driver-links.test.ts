import { describe, expect, it } from 'vitest';
import { partLinks } from '@/app/(desk)/dashboards/_drivers/driver-links';
import { requestHrefs } from '@/app/(desk)/dashboards/expenses/_expenses/spent-hrefs';
import { NO_ONE } from '@/kernel/ids';
import type { DriverPart, Drivers } from '@/server/modules/analytics/drivers-schemas';

const [year, centre, account, doc, last, march] = ['1', '2', '3', '4', '5', '6'].map(
  (n) => `00000000-0000-7000-8000-00000000000${n}`,
) as [string, string, string, string, string, string];

const answer = (by: Drivers['by']) =>
  ({
    ...{ by, basis: 'BUDGET', over: 'PERIOD', fromNo: 3, centreId: centre, accountId: account },
    ...{ span: { yearId: year, throughNo: 3 }, days: { from: '2026-03-01', to: '2026-03-31' } },
    ...{ basisSpan: null, basisDays: null },
    isOneSided: ['request', 'document', 'type', 'dealer'].includes(by),
  }) as unknown as Drivers;
/** The same against last year, of whose third period ten days count. */
const againstYear = (by: Drivers['by']) => ({
  ...{ ...answer(by), basis: 'LAST_YEAR' as const, fromNo: 1 },
  ...{ isOneSided: ['request', 'document'].includes(by) },
  basisSpan: { yearId: last, fromNo: 1, toNo: 3, againstId: march, treeOn: '2026-03-31' },
  basisDays: { from: '2025-01-01', to: '2025-03-10' },
});
const part = (more: Partial<DriverPart>) =>
  ({ role: 'PART', id: doc, docKind: null, code: 'X', ...more }) as DriverPart;
const node = `year=${year}&from=3&through=3&centre=${centre}&account=${account}`;

it('leads to requests whoever may not read the entries of the budget', () => {
  const nodes = [{ id: year, key: `2:${year}`, layer: 2, name: 'Peak & Co' }] as never;
  const hrefs = requestHrefs({ nodes });
  const query = (href = '') => Object.fromEntries(new URL(href, 'http://desk').searchParams);
  expect(query(hrefs.link({ from: `1:${doc}`, to: `2:${year}` }))).toEqual({
    ...{ type: doc, dealer: `${year}~Peak & Co` },
  });
  expect(query(hrefs.link({ from: `1:${doc}`, to: `2:${NO_ONE}` }))).toEqual({ type: doc });
  expect(query(hrefs.node(`2:${year}`))).toEqual({ dealer: `${year}~Peak & Co` });
  expect(query(hrefs.area({ centreId: centre, typeId: doc } as never))).toEqual({
    type: doc,
    centre,
  });
  expect(hrefs.node(`0:${account}`)).toBeUndefined();
  expect(hrefs.node(`1:${NO_ONE}`)).toBeUndefined();
  expect(hrefs.link({ from: `1:${NO_ONE}`, to: `2:${year}` })).toBeUndefined();
});

describe('links of a part', () => {
  it.each([
    [
      'request',
      { docKind: 'expenseRequest' },
      `/expenses/${doc}`,
      `${node}&part=ACTUAL&doc=${doc}`,
    ],
    ['document', { docKind: 'HISTORY' }, null, `${node}&part=ACTUAL&doc=${doc}`],
    ['dealer', {}, `/dealers/${doc}`, `${node}&part=ACTUAL&dealer=${doc}`],
    ['type', {}, null, `${node}&part=ACTUAL&type=${doc}`],
    ['request', { role: 'BASIS', id: null }, null, `${node}&part=BUDGET`],
    ['request', { role: 'OTHERS', id: null }, null, `${node}&part=ACTUAL`],
  ] as const)('%s %o', (by, more, self, list) => {
    const links = partLinks(answer(by), part(more));
    expect([links.self, links.list]).toEqual([self, `/dashboards/entries?${list}`]);
    expect(links.basis).toBeNull();
  });

  it('go one step down the trees, and from sales to lines', () => {
    const down = partLinks(answer('centre'), part({}));
    expect(down.self).toContain(`/dashboards/variance?year=${year}&through=3`);
    expect(down.self).toContain(`centre=${doc}&account=${account}`);
    expect(partLinks(answer('product'), part({}))).toEqual({
      self: `/products/${doc}`,
      list: `/dashboards/lines?from=2026-03-01&to=2026-03-31&centre=${centre}&product=${doc}`,
      // A plan of sales has no rows.
      basis: null,
    });
    expect(partLinks(answer('period'), part({ code: '2' })).list).toContain('from=2&through=2');
  });
});

describe('what a part is compared with', () => {
  const before = `year=${last}&from=1&through=3&centre=${centre}&account=${account}`;
  const held = `against=${march}&tree=2026-03-31&part=ACTUAL`;

  it.each([
    ['centre', `year=${last}&from=1&through=3&centre=${doc}&account=${account}&${held}`],
    ['account', `year=${last}&from=1&through=3&centre=${centre}&account=${doc}&${held}`],
    ['type', `${before}&${held}&type=${doc}`],
    ['dealer', `${before}&${held}&dealer=${doc}`],
  ] as const)('opens the entries of last year by %s', (by, query) => {
    expect(partLinks(againstYear(by), part({})).basis).toBe(`/dashboards/entries?${query}`);
  });

  it('opens what was ordered on its days', () => {
    const query = `from=2025-01-01&to=2025-03-10&centre=${centre}&product=${doc}`;
    expect(partLinks(againstYear('product'), part({})).basis).toBe(`/dashboards/lines?${query}`);
    expect(partLinks(againstYear('product'), part({ id: null })).basis).toBeNull();
  });

  it('opens the same period of last year, of which the last one alone is in part', () => {
    const of = (no: string) => partLinks(againstYear('period'), part({ code: no })).basis ?? '';
    const query = (no: string) => Object.fromEntries(new URL(of(no), 'http://desk').searchParams);
    expect(query('2')).toMatchObject({ year: last, from: '2', through: '2', part: 'ACTUAL' });
    expect(query('2')).not.toHaveProperty('against');
    expect(query('3')).toMatchObject({ year: last, from: '3', through: '3', against: march });
    expect(of('4')).toBe('');
  });

  it('of documents stands in a row of its own', () => {
    const links = partLinks(againstYear('document'), part({ role: 'BASIS', id: null }));
    expect(links.list).toBe(`/dashboards/entries?${before}&${held}`);
    expect(partLinks(againstYear('document'), part({})).basis).toBeNull();
  });

  it('is the budget where that is the basis', () => {
    const query = `year=${year}&from=3&through=3&centre=${doc}&account=${account}&part=BUDGET`;
    expect(partLinks(answer('centre'), part({})).basis).toBe(`/dashboards/entries?${query}`);
  });
});
