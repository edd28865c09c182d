'use client';
// Centres or accounts as a tree, with every part of the formula of what is available.
import { ActionIcon, Anchor, Card, Group, ScrollArea, Table, Text } from '@mantine/core';
import { IconAlertTriangle, IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { useMemo, useState, type ReactNode } from 'react';
import { useFormats } from '@/i18n/formats';
import { NO_ONE } from '@/kernel/ids';
import type { BudgetExecution } from '@/server/modules/analytics/figure-schemas';
import { MoneyText, Nothing, PercentText } from '@/ui/cells';
import { entriesHref } from '../../_drivers/driver-links';
import { executionLines, type Axis, type ExecutionLine } from '../../_parts/execution-model';
import { PanelHead } from '../../_parts/panel-head';
import pinned from '../../_parts/pinned.module.css';
import { COLUMNS, executionSheet, hasAvailable, type ColumnKey } from './execution-sheet';

/** Which entries make a figure; what is available is no entry but what they leave. */
const PART_OF: Readonly<Record<ColumnKey, string | null>> = {
  ...{ original: 'ORIGINAL', revised: 'BUDGET', preCommitted: 'PRE_COMMITMENT' },
  ...{ committed: 'COMMITMENT', actual: 'ACTUAL', available: null },
};
const INDENT = 18;

export interface ExecutionTableProps {
  readonly answer: BudgetExecution;
  readonly axis: Axis;
  /** The node of the other axis that the figures are of. */
  readonly other: { readonly id: string; readonly name: string };
  readonly controls: ReactNode;
  /** The same node on the other axis. */
  readonly onDrill: (id: string) => void;
}

export function ExecutionTable(props: ExecutionTableProps) {
  const t = useTranslations('dashboards.budget');
  const { answer, axis, other } = props;
  const otherId = other.id;
  // A file or picture of it says whose figures they are.
  const title = `${t('table')} · ${other.name}`;
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const lines = useMemo(
    () => executionLines(answer, { axis, otherId, open }),
    [answer, axis, otherId, open],
  );
  const toggle = (id: string) =>
    setOpen((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  const hrefOf = ({ id, isOwn }: ExecutionLine, key: ColumnKey) => {
    const part = PART_OF[key];
    const [centreId, accountId] = axis === 'centre' ? [id, otherId] : [otherId, id];
    const { yearId, throughNo: toNo } = answer.span;
    if (part === null) return null;
    const node = { yearId, fromNo: 1, toNo, centreId, isOwn };
    // No account: everything that is spent.
    return accountId === NO_ONE
      ? entriesHref({ ...node, accountId: null, scope: 'ALL' }, part)
      : entriesHref({ ...node, accountId }, part);
  };
  const heads = [...COLUMNS.map((key) => t(key)), t('rate'), t('forecast')];
  const table = executionSheet(lines, {
    ...{ currency: answer.currency, rowHeading: t('name'), columns: heads },
    noBasis: t('noBasis'),
    itself: (name) => t('itself', { name }),
  });
  return (
    <Card component="section" aria-label={title}>
      <PanelHead
        title={title}
        unit={answer.currency}
        asOf={answer.asOf}
        table={table}
        actions={props.controls}
      />
      <ScrollArea viewportProps={{ tabIndex: 0 }}>
        <Table
          aria-label={t('table')}
          miw={900}
          horizontalSpacing={3}
          fz="sm"
          className={pinned.table}
        >
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('name')}</Table.Th>
              {heads.map((head) => (
                <Table.Th key={head} scope="col" ta="end">
                  {head}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {lines.map((line) => (
              <Line
                key={line.isOwn ? `${line.id} itself` : line.id}
                line={line}
                currency={answer.currency}
                onToggle={toggle}
                onDrill={props.onDrill}
                hrefOf={hrefOf}
                isRunning={answer.span.toDate !== null}
              />
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea>
    </Card>
  );
}

function Line(props: {
  readonly line: ExecutionLine;
  readonly currency: string;
  readonly onToggle: (id: string) => void;
  readonly onDrill: (id: string) => void;
  readonly hrefOf: (line: ExecutionLine, key: ColumnKey) => string | null;
  /** The last period is not over: the share of what was planned to date is told, too. */
  readonly isRunning: boolean;
}) {
  const t = useTranslations('dashboards.budget');
  const formats = useFormats();
  const { line, currency } = props;
  const { figures } = line;
  const name = line.isOwn ? t('itself', { name: line.name }) : line.name;
  const Chevron = line.isOpen ? IconChevronDown : IconChevronRight;
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={line.depth === 0 ? 600 : 400}>
        <Group gap={4} wrap="nowrap" pl={line.depth * INDENT}>
          {line.hasChildren && line.depth > 0 ? (
            <ActionIcon
              size="sm"
              aria-expanded={line.isOpen}
              aria-label={line.isOpen ? t('collapse', { name }) : t('expand', { name })}
              onClick={() => props.onToggle(line.id)}
            >
              <Chevron size={14} stroke={1.8} />
            </ActionIcon>
          ) : (
            <span style={{ width: INDENT, flex: 'none' }} />
          )}
          {line.isOwn ? (
            <Text span inherit>
              {name}
            </Text>
          ) : (
            <Anchor component="button" ta="start" onClick={() => props.onDrill(line.id)}>
              {name}
            </Anchor>
          )}
        </Group>
      </Table.Th>
      {COLUMNS.map((key) => (
        <Table.Td key={key} ta="end">
          {figures && (key !== 'available' || hasAvailable(line)) ? (
            <Figure
              minor={figures[`${key}Minor`]}
              currency={currency}
              href={props.hrefOf(line, key)}
              label={t('open', { name, part: t(key) })}
            />
          ) : (
            <Nothing />
          )}
        </Table.Td>
      ))}
      <Table.Td ta="end">
        {/* Of a result, which mixes signs, a part says nothing. */}
        {(line.kind === 'RESULT' || !figures) && <Nothing />}
        {line.kind !== 'RESULT' && figures && figures.rate === null && t('noBasis')}
        {line.kind !== 'RESULT' && figures?.rate && <PercentText ratio={Number(figures.rate)} />}
        {props.isRunning && line.kind !== 'RESULT' && figures?.rateToDate && (
          <Text span size="xs" c="dimmed" display="block">
            {t('rateToDate', { rate: formats.percent(Number(figures.rateToDate)) })}
          </Text>
        )}
        {line.isOver && (
          <Text span size="xs" c="red" display="block">
            <IconAlertTriangle size={12} aria-hidden /> {t('over')}
          </Text>
        )}
      </Table.Td>
      <Table.Td ta="end">
        {figures && line.forecastMinor === null ? (
          t('noBasis')
        ) : (
          <MoneyText minor={line.forecastMinor} currency={currency} display="none" />
        )}
      </Table.Td>
    </Table.Tr>
  );
}

/** An amount that opens its entries; nothing stands behind a zero. */
function Figure(props: {
  readonly minor: bigint;
  readonly currency: string;
  readonly href: string | null;
  readonly label: string;
}) {
  const { minor, currency, href, label } = props;
  const text = <MoneyText minor={minor} currency={currency} display="none" />;
  if (href === null || minor === 0n) return text;
  return (
    <Anchor component={Link} href={href} prefetch={false} c="inherit" inherit title={label}>
      {text}
    </Anchor>
  );
}
