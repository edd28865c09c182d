'use client';
// The same figures as a table: for screen readers, for copying, and for whoever wants the cents.
import { ScrollArea, Table } from '@mantine/core';
import { useFormats } from '@/i18n/formats';
import { Nothing } from '../cells/figures';
import { TextLink } from '../links';
import { exactText, type ChartUnit, type TableFigure } from './prepare/figures';
import classes from './charts.module.css';

export interface ChartTableRow {
  readonly key: string;
  readonly label: string;
  /** Said after the label: "period not finished". */
  readonly note?: string;
  readonly values: readonly TableFigure[];
  readonly href?: string;
  /** Of single figures, where they have rows of their own. */
  readonly hrefs?: readonly (string | undefined)[];
  readonly isTotal?: boolean;
}

export interface ChartTableProps {
  readonly label: string;
  readonly rowHeading: string;
  readonly columns: readonly string[];
  readonly rows: readonly ChartTableRow[];
  readonly unit: ChartUnit;
  /** Of columns measured in something else, by their place. */
  readonly units?: readonly (ChartUnit | undefined)[];
  /** Figures without the currency, where many columns stand below a heading that names it. */
  readonly isBare?: boolean;
  /** Higher rows than this scroll. */
  readonly maxHeight?: number;
}

export function ChartTable(props: ChartTableProps) {
  const { label, rowHeading, columns, rows, unit, isBare, maxHeight = 340 } = props;
  const formats = useFormats();
  const textOf = (figure: TableFigure, index: number) =>
    typeof figure === 'string'
      ? figure
      : exactText(figure, props.units?.[index] ?? unit, formats, { bare: isBare });
  return (
    <ScrollArea.Autosize mah={maxHeight} viewportProps={{ tabIndex: 0 }}>
      <Table
        aria-label={label}
        stickyHeader
        className={classes.table}
        horizontalSpacing={isBare ? 6 : 'xs'}
      >
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{rowHeading}</Table.Th>
            {columns.map((column) => (
              <Table.Th key={column} scope="col" ta="end">
                {column}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.key}>
              <Table.Th scope="row" fw={row.isTotal ? 600 : 400}>
                {row.href ? <TextLink href={row.href}>{row.label}</TextLink> : row.label}
                {row.note && <span className={classes.note}> {row.note}</span>}
              </Table.Th>
              {columns.map((column, index) => (
                <Table.Td
                  key={column}
                  ta="end"
                  className="dd-tabular"
                  fw={row.isTotal ? 600 : undefined}
                >
                  <Amount
                    text={textOf(row.values[index] ?? null, index)}
                    href={row.hrefs?.[index]}
                  />
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea.Autosize>
  );
}

function Amount(props: { readonly text: string | null; readonly href: string | undefined }) {
  const { text, href } = props;
  if (text === null) return <Nothing />;
  return href ? <TextLink href={href}>{text}</TextLink> : text;
}
