// The columns of the grid: the name, one per period, the total. Head, rows and totals share it.
export const templateOf = (columns: number) =>
  `var(--budget-name) repeat(${columns}, minmax(96px, 1fr)) minmax(120px, 1fr)`;
