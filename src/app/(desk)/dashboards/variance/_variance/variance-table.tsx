'use client';
// The rows of a variance: basis, actual, difference, and whether it is good news, in words.
import { Anchor, Card, ScrollArea, Table, Text } from '@mantine/core';
import { IconArrowDownRight, IconArrowUpRight } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import type { VarianceAnswer } from '@/server/modules/analytics/figure-schemas';
import { MoneyText, PercentText } from '@/ui/cells';
import { TOUCHED } from '@/ui/links';
import { PanelHead } from '../../_parts/panel-head';
import { varianceSheet } from './variance-sheet';

type Figure = VarianceAnswer['total'];

export function VarianceTable(props: {
  readonly answer: VarianceAnswer;
  readonly hrefOf: (id: string, hasChildren: boolean) => string;
  /** The entries of a side of a row, or of all; null where there are none. */
  readonly entriesOf: (id: string | null, side: 'basis' | 'actual') => string | null;
}) {
  const t = useTranslations('dashboards.variance');
  const { answer, hrefOf, entriesOf } = props;
  const sidesOf = (figure: Figure, id: string | null): SidesProps => ({
    ...{ figure, currency: answer.currency, hrefOf: (side) => entriesOf(id, side) },
  });
  return (
    <Card component="section" aria-label={t('rows')}>
      <PanelHead
        title={t('rows')}
        unit={answer.currency}
        asOf={answer.asOf}
        table={varianceSheet(answer, {
          rowHeading: t('item'),
          columns: [t(answer.basis), t('actual'), t('variance'), t('rate'), t('effect')],
          total: t('total'),
          noBasis: t('noBasis'),
          markOf: (mark) => t(mark),
        })}
      />
      <ScrollArea viewportProps={{ tabIndex: 0 }}>
        <Table aria-label={t('rows')} miw={{ base: 0, md: 680 }}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('item')}</Table.Th>
              {[t(answer.basis), t('actual')].map((head) => (
                <Table.Th key={head} scope="col" ta="end" visibleFrom="md">
                  {head}
                </Table.Th>
              ))}
              <Table.Th scope="col" ta="end">
                {t('variance')}
              </Table.Th>
              <Table.Th scope="col" ta="end" visibleFrom="md">
                {t('rate')}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {answer.rows.map((row) => (
              <Table.Tr key={row.id}>
                <Table.Th scope="row" fw={400} pl={12 + row.depth * 16}>
                  <Anchor component={Link} href={hrefOf(row.id, row.hasChildren)} {...TOUCHED}>
                    {row.name}
                  </Anchor>
                  <Sides {...sidesOf(row, row.id)} />
                </Table.Th>
                <Cells {...sidesOf(row, row.id)} />
              </Table.Tr>
            ))}
          </Table.Tbody>
          <Table.Tfoot>
            <Table.Tr>
              <Table.Th scope="row">
                {t('total')}
                <Sides {...sidesOf(answer.total, null)} />
              </Table.Th>
              <Cells {...sidesOf(answer.total, null)} />
            </Table.Tr>
          </Table.Tfoot>
        </Table>
      </ScrollArea>
    </Card>
  );
}

interface SidesProps {
  readonly figure: Figure;
  readonly currency: string;
  /** The entries of a side. */
  readonly hrefOf: (side: 'basis' | 'actual') => string | null;
}

/** Where the table is narrow: both sides below the name. */
function Sides(props: SidesProps) {
  return (
    <Text size="xs" c="dimmed" fw={400} hiddenFrom="md">
      <Side side="basis" display="none" {...props} />
      {' → '}
      <Side side="actual" display="none" {...props} />
    </Text>
  );
}

interface SideProps extends SidesProps {
  readonly side: 'basis' | 'actual';
  /** Left out: with the currency, as in a column of its own. */
  readonly display?: 'none';
}

function Side({ side, figure, currency, hrefOf, display }: SideProps) {
  const minor = figure[`${side}Minor`];
  const amount = <MoneyText minor={minor} currency={currency} display={display} />;
  const href = minor ? hrefOf(side) : null;
  if (!href) return amount;
  return (
    <Anchor component={Link} href={href} prefetch={false} c="inherit" inherit {...TOUCHED}>
      {amount}
    </Anchor>
  );
}

function Cells(props: SidesProps) {
  const t = useTranslations('dashboards.variance');
  const { figure, currency } = props;
  const { mark, rate } = figure;
  const shown = rate === null ? t('noBasis') : <PercentText ratio={Number(rate)} />;
  const MarkIcon = mark === 'U' ? IconArrowDownRight : IconArrowUpRight;
  return (
    <>
      {(['basis', 'actual'] as const).map((side) => (
        <Table.Td key={side} ta="end" visibleFrom="md">
          <Side side={side} {...props} />
        </Table.Td>
      ))}
      <Table.Td ta="end">
        <MoneyText minor={figure.varianceMinor} currency={currency} signed />
        {mark && (
          <Text size="xs" c={mark === 'U' ? 'var(--dd-bad)' : 'var(--dd-good)'}>
            <MarkIcon size={12} aria-hidden /> {t(mark)}
          </Text>
        )}
        <Text size="xs" c="dimmed" hiddenFrom="md">
          {shown}
        </Text>
      </Table.Td>
      <Table.Td ta="end" visibleFrom="md">
        {shown}
      </Table.Td>
    </>
  );
}
