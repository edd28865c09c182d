'use client';
// The rows of a variance: basis, actual, difference, and whether it is good news, in words.
import { Anchor, Card, ScrollArea, Table, Text } from '@mantine/core';
import { IconArrowDownRight, IconArrowUpRight } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import type { VarianceAnswer } from '@/server/modules/analytics/figure-schemas';
import { MoneyText, PercentText } from '@/ui/cells';
import { PanelHead } from '../../_parts/panel-head';

type Figure = VarianceAnswer['total'];

export function VarianceTable(props: {
  readonly answer: VarianceAnswer;
  readonly hrefOf: (id: string, hasChildren: boolean) => string;
  /** The entries of a side of a row, or of all; null where there are none. */
  readonly entriesOf: (id: string | null, side: 'basis' | 'actual') => string | null;
}) {
  const t = useTranslations('dashboards.variance');
  const { answer, hrefOf, entriesOf } = props;
  return (
    <Card component="section" aria-label={t('rows')}>
      <PanelHead
        title={t('rows')}
        unit={answer.currency}
        asOf={answer.asOf}
        table={{
          rowHeading: t('item'),
          columns: [t(answer.basis), t('actual'), t('variance')],
          unit: { kind: 'money', currency: answer.currency },
          rows: [...answer.rows, { ...answer.total, name: t('total') }].map((row) => ({
            label: row.name,
            values: [row.basisMinor, row.actualMinor, row.varianceMinor],
          })),
        }}
      />
      <ScrollArea viewportProps={{ tabIndex: 0 }}>
        <Table aria-label={t('rows')} miw={{ base: 0, sm: 680 }}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('item')}</Table.Th>
              {[t(answer.basis), t('actual')].map((head) => (
                <Table.Th key={head} scope="col" ta="end" visibleFrom="sm">
                  {head}
                </Table.Th>
              ))}
              {[t('variance'), t('rate')].map((head) => (
                <Table.Th key={head} scope="col" ta="end">
                  {head}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {answer.rows.map((row) => (
              <Table.Tr key={row.id}>
                <Table.Th scope="row" fw={400} pl={12 + row.depth * 16}>
                  <Anchor component={Link} href={hrefOf(row.id, row.hasChildren)}>
                    {row.name}
                  </Anchor>
                  <Text size="xs" c="dimmed" hiddenFrom="sm">
                    <MoneyText minor={row.basisMinor} currency={answer.currency} display="none" />
                    {' → '}
                    <MoneyText minor={row.actualMinor} currency={answer.currency} display="none" />
                  </Text>
                </Table.Th>
                <Cells
                  figure={row}
                  currency={answer.currency}
                  hrefOf={(side) => entriesOf(row.id, side)}
                />
              </Table.Tr>
            ))}
          </Table.Tbody>
          <Table.Tfoot>
            <Table.Tr>
              <Table.Th scope="row">{t('total')}</Table.Th>
              <Cells
                figure={answer.total}
                currency={answer.currency}
                hrefOf={(side) => entriesOf(null, side)}
              />
            </Table.Tr>
          </Table.Tfoot>
        </Table>
      </ScrollArea>
    </Card>
  );
}

function Cells(props: {
  readonly figure: Figure;
  readonly currency: string;
  readonly hrefOf?: (side: 'basis' | 'actual') => string | null;
}) {
  const t = useTranslations('dashboards.variance');
  const { figure, currency, hrefOf } = props;
  const { mark, rate } = figure;
  const MarkIcon = mark === 'U' ? IconArrowDownRight : IconArrowUpRight;
  return (
    <>
      {(['basis', 'actual'] as const).map((side) => {
        const amount = <MoneyText minor={figure[`${side}Minor`]} currency={currency} />;
        const href = figure[`${side}Minor`] ? hrefOf?.(side) : null;
        return (
          <Table.Td key={side} ta="end" visibleFrom="sm">
            {href ? (
              <Anchor component={Link} href={href} prefetch={false} c="inherit" inherit>
                {amount}
              </Anchor>
            ) : (
              amount
            )}
          </Table.Td>
        );
      })}
      <Table.Td ta="end">
        <MoneyText minor={figure.varianceMinor} currency={currency} signed />
        {mark && (
          <Text size="xs" c={mark === 'U' ? 'var(--dd-bad)' : 'var(--dd-good)'}>
            <MarkIcon size={12} aria-hidden /> {t(mark)}
          </Text>
        )}
      </Table.Td>
      <Table.Td ta="end">
        {rate === null ? t('noBasis') : <PercentText ratio={Number(rate)} />}
      </Table.Td>
    </>
  );
}
