'use client';
// The largest open deviations with what drove them; the sign is said in words.
import { Anchor, Box, Card, ScrollArea, Table, Text } from '@mantine/core';
import { useLocale, useTranslations } from 'next-intl';
import Link from 'next/link';
import { useFormats } from '@/i18n/formats';
import { localName } from '@/kernel/local-names';
import type { Executive } from '@/server/modules/analytics/figure-schemas';
import { DateText, MoneyText } from '@/ui/cells';
import { documentHref } from '../../../_links/document-href';
import { DeviationState } from '../../../deviations/_parts/deviation-state';
import { usePartLabel } from '../../_drivers/use-part-label';
import { PanelHead } from '../../_parts/panel-head';
import { useDeviationSheet } from './use-deviation-sheet';

export function DeviationsPanel({ board }: { readonly board: Executive }) {
  const t = useTranslations('dashboards.executive');
  const { deviations, currency } = board;
  const { nameOf, periodOf, sheet } = useDeviationSheet(board);
  return (
    <Card component="section" aria-label={t('deviations')}>
      <PanelHead
        title={t('deviations')}
        unit={currency}
        asOf={board.asOf}
        table={deviations.length === 0 ? undefined : sheet}
      />
      {deviations.length === 0 && <Text c="dimmed">{t('noDeviations')}</Text>}
      {deviations.length > 0 && (
        <ScrollArea viewportProps={{ tabIndex: 0 }}>
          <Table aria-label={t('deviations')}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{t('where')}</Table.Th>
                <Table.Th scope="col" ta="end">
                  {t('variance')}
                </Table.Th>
                <Table.Th scope="col" visibleFrom="sm">
                  {t('drivers')}
                </Table.Th>
                <Table.Th scope="col" visibleFrom="md">
                  {t('due')}
                </Table.Th>
                <Table.Th scope="col" visibleFrom="lg">
                  {t('state')}
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {deviations.map((row) => (
                <Table.Tr key={row.id}>
                  <Table.Th scope="row" fw={400}>
                    <Anchor component={Link} href={`/deviations/${row.id}`} inherit>
                      {nameOf(row)}
                    </Anchor>
                    <Text size="xs" c="dimmed">
                      <span className="dd-code">{row.number}</span>
                      {' · '}
                      <span className="dd-code">{periodOf(row)}</span>
                    </Text>
                    <Box hiddenFrom="sm" mt={4}>
                      <FirstDrivers row={row} currency={currency} />
                    </Box>
                    <Box hiddenFrom="lg" mt={4}>
                      <DeviationState {...row} />
                    </Box>
                  </Table.Th>
                  <Table.Td ta="end">
                    <MoneyText minor={row.varianceMinor} currency={currency} signed />
                    <Text size="xs" c={row.varianceMinor < 0n ? 'var(--dd-bad)' : 'var(--dd-good)'}>
                      {row.varianceMinor < 0n ? `▼ ${t('unfavourable')}` : `▲ ${t('favourable')}`}
                    </Text>
                  </Table.Td>
                  <Table.Td visibleFrom="sm">
                    <FirstDrivers row={row} currency={currency} />
                  </Table.Td>
                  <Table.Td visibleFrom="md">
                    <DateText date={row.dueOn} />
                  </Table.Td>
                  <Table.Td visibleFrom="lg">
                    <DeviationState {...row} />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </ScrollArea>
      )}
    </Card>
  );
}

type Row = Executive['deviations'][number];

function hrefOf({ dimension, docKind, id }: Row['drivers'][number]): string | null {
  if (id === null) return null;
  if (docKind !== null) return documentHref({ docKind, docId: id });
  return dimension === 'product' ? `/products/${id}` : `/dealers/${id}`;
}

/** The documents, products or dealers that weigh most; the page of the deviation has all of them. */
function FirstDrivers({ row, currency }: { readonly row: Row; readonly currency: string }) {
  const t = useTranslations('dashboards.executive');
  const locale = useLocale();
  const formats = useFormats();
  const [first] = row.drivers;
  const labelOf = usePartLabel({ basis: 'BUDGET', by: first?.dimension ?? 'request' });
  if (!first) {
    return (
      <Text size="sm" c="dimmed">
        {t('driversNone')}
      </Text>
    );
  }
  return row.drivers.map((one) => {
    const href = hrefOf(one);
    const name = localName(one, locale);
    const label = labelOf({ ...one, name, role: 'PART', count: 1 });
    return (
      <Text key={`${one.docKind} ${one.id}`} size="sm">
        {href ? (
          <Anchor component={Link} href={href} prefetch={false} underline="always" inherit>
            {label}
          </Anchor>
        ) : (
          label
        )}{' '}
        <MoneyText minor={one.varianceMinor} currency={currency} signed />{' '}
        {one.share !== null && (
          <Text span size="xs" c="dimmed">
            {t(row.isOneSided ? 'shareOfActual' : 'shareOfVariance', {
              rate: formats.percent(Number(one.share)),
            })}
          </Text>
        )}
      </Text>
    );
  });
}
