import { describe, expect, it } from 'vitest';
import { partLinks } from '@/app/(desk)/dashboards/_drivers/driver-links';
import { requestHrefs } from '@/app/(desk)/dashboards/expenses/_expenses/spent-hrefs';
import { NO_ONE } from '@/kernel/ids';
import type { DriverPart, Drivers } from '@/server/modules/analytics/drivers-schemas';

const [year, centre, account, doc] = ['1', '2', '3', '4'].map(
  (n) => `00000000-0000-7000-8000-00000000000${n}`,
) as [string, string, string, string];

const answer = (by: Drivers['by']) =>
  ({
    ...{ by, basis: 'BUDGET', over: 'PERIOD', fromNo: 3, centreId: centre, accountId: account },
    ...{ span: { yearId: year, throughNo: 3 }, days: { from: '2026-03-01', to: '2026-03-31' } },
  }) as unknown as Drivers;
const part = (more: Partial<DriverPart>) =>
  ({ role: 'PART', id: doc, docKind: null, code: 'X', ...more }) as DriverPart;
const node = `year=${year}&from=3&through=3&centre=${centre}&account=${account}`;

it('leads to requests whoever may not read the entries of the budget', () => {
  const hrefs = requestHrefs();
  expect(hrefs.link({ from: `1:${doc}`, to: `2:${year}` })).toBe(`/expenses?type=${doc}`);
  expect(hrefs.node(`0:${account}`)).toBeUndefined();
  expect(hrefs.node(`1:${NO_ONE}`)).toBeUndefined();
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
    expect(partLinks(answer(by), part(more))).toEqual({
      self,
      list: `/dashboards/entries?${list}`,
    });
  });

  it('go one step down the trees, and from sales to lines', () => {
    const down = partLinks(answer('centre'), part({}));
    expect(down.self).toContain(`/dashboards/variance?year=${year}&through=3`);
    expect(down.self).toContain(`centre=${doc}&account=${account}`);
    expect(partLinks(answer('product'), part({}))).toEqual({
      self: `/products/${doc}`,
      list: `/dashboards/lines?from=2026-03-01&to=2026-03-31&centre=${centre}&product=${doc}`,
    });
    expect(partLinks(answer('period'), part({ code: '2' })).list).toContain('from=2&through=2');
  });
});
