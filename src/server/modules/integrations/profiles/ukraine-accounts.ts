// What stands above the codes of the Ukrainian budget classification. The files name the lowest
// codes only; the names above are those of the Ministry of Finance's classification of expenditure
// by economic nature (order 333 of 12 March 2012) and of revenue (order 11 of 14 January 2011).
import type { CodedAccount } from '../domain/coded-ledger';

const EXPENSES: Readonly<Record<string, string>> = {
  '2000': 'Поточні видатки',
  '2100': 'Оплата праці і нарахування на заробітну плату',
  '2110': 'Оплата праці',
  '2200': 'Використання товарів і послуг',
  '2270': 'Оплата комунальних послуг та енергоносіїв',
  '2280': 'Дослідження і розробки, окремі заходи по реалізації державних (регіональних) програм',
  '2400': 'Обслуговування боргових зобов’язань',
  '2600': 'Поточні трансферти',
  '2700': 'Соціальне забезпечення',
  '3000': 'Капітальні видатки',
  '3100': 'Придбання основного капіталу',
  '3120': 'Капітальне будівництво (придбання)',
  '3130': 'Капітальний ремонт',
  '3140': 'Реконструкція та реставрація',
  '3200': 'Капітальні трансферти',
};

const INCOMES: Readonly<Record<string, string>> = {
  '1': 'Податкові надходження',
  '2': 'Неподаткові надходження',
  '3': 'Доходи від операцій з капіталом',
  '4': 'Офіційні трансферти',
  '5': 'Цільові фонди',
};

const RESULT: CodedAccount = {
  code: 'RESULT',
  name: 'Результат',
  parent: null,
  kind: 'RESULT',
  operator: '+',
};
const EXPENDITURE: CodedAccount = {
  code: 'EXPENDITURE',
  name: 'Видатки',
  parent: RESULT.code,
  kind: 'EXPENSE',
  operator: '-',
};
const INCOME: CodedAccount = {
  code: 'INCOME',
  name: 'Доходи',
  parent: RESULT.code,
  kind: 'REVENUE',
  operator: '+',
};

/** From the top down to the parent of an economic code: 2111 is below 2110, 2100 and 2000. */
export function expenseAncestors(code: string): CodedAccount[] {
  const above = [1, 2, 3].map((digits) => code.slice(0, digits).padEnd(code.length, '0'));
  const known = [...new Set(above)].filter((one) => one !== code && EXPENSES[one] !== undefined);
  return known.reduce(
    (chain: CodedAccount[], one) => [
      ...chain,
      {
        code: one,
        name: EXPENSES[one] ?? one,
        parent: chain.at(-1)?.code ?? null,
        kind: 'EXPENSE',
        operator: '+',
      },
    ],
    [RESULT, EXPENDITURE],
  );
}

/** The class of a revenue code: its first digit. */
export function incomeAncestors(code: string): CodedAccount[] {
  const digit = code.slice(0, 1);
  const name = INCOMES[digit];
  if (name === undefined) return [RESULT, INCOME];
  const top = `${digit}0000000`;
  return [RESULT, INCOME, { code: top, name, parent: INCOME.code, kind: 'REVENUE', operator: '+' }];
}
