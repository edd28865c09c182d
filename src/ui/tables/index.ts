// The table, its kinds of columns, where its rows come from.
export {
  dateColumn,
  dateTimeColumn,
  moneyColumn,
  percentColumn,
  quantityColumn,
  statusColumn,
  textColumn,
} from './column';
export type { Column } from './column';
export { DataTable } from './data-table';
export { fixedSource, useListSource } from './list-source';
export type { ListSource } from './list-source';
export type { DataTableProps, Sort } from './table-props';
export { useSelection } from './use-selection';
export type { Selection } from './use-selection';
export { downloadBlob, downloadText } from './download';
