// The columns of the grid: the row's name, one per period, the sum. Pure.
export const templateOf = (columns: number) =>
  `minmax(210px, 260px) repeat(${columns}, minmax(96px, 1fr)) minmax(120px, 1fr)`;
