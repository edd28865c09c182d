'use client';
// The largest open deviations with what drove them; the sign is said in words.
import { Card, ScrollArea, Table, Text, Title } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useFormats } from '@/i18n/formats';
import type { Executive } from '@/server/modules/analytics/figure-schemas';
import { DateText, MoneyText } from '@/ui/cells';

export function DeviationsPanel({ board }: { readonly board: Executive }) {
  const t = useTranslations('dashboards.executive');
  const formats = useFormats();
  const { deviations, currency } = board;
  return (
    <Card component="section" aria-label={t('deviations')}>
      <Title order={3} mb={8}>
        {t('deviations')}
      </Title>
      {deviations.length === 0 && <Text c="dimmed">{t('noDeviations')}</Text>}
      {deviations.length > 0 && (
        <ScrollArea viewportProps={{ tabIndex: 0 }}>
          <Table aria-label={t('deviations')} miw={720}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{t('where')}</Table.Th>
                <Table.Th scope="col" ta="end">
                  {t('variance')}
                </Table.Th>
                <Table.Th scope="col">{t('drivers')}</Table.Th>
                <Table.Th scope="col">{t('due')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {deviations.map((row) => (
                <Table.Tr key={row.id}>
                  <Table.Th scope="row" fw={400}>
                    {row.centreName} · {row.accountName}
                    <Text size="xs" c="dimmed">
                      {row.number}
                    </Text>
                  </Table.Th>
                  <Table.Td ta="end">
                    <MoneyText minor={row.varianceMinor} currency={currency} signed />
                    <Text size="xs" c={row.varianceMinor < 0n ? 'var(--dd-bad)' : 'var(--dd-good)'}>
                      {row.varianceMinor < 0n ? `▼ ${t('unfavourable')}` : `▲ ${t('favourable')}`}
                    </Text>
                  </Table.Td>
                  <Table.Td>
                    {row.drivers
                      .map(
                        ({ name, varianceMinor }) =>
                          `${name} ${formats.money(varianceMinor, currency, { signed: true })}`,
                      )
                      .join(' · ')}
                  </Table.Td>
                  <Table.Td>
                    <DateText date={row.dueOn} />
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
