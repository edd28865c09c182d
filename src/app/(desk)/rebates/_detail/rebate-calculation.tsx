'use client';
// How a rebate came about: the sales each tier paid for, its rate, what that earned, less what was taken
// before.
import { Button, Modal, Table, Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useFormats } from '@/i18n/formats';
import { percentText } from '@/kernel/decimal';
import type { AccrualItem } from '@/server/modules/expenses/schemas';
import { MoneyText } from '@/ui/cells';

interface RebateCalculationProps {
  readonly row: AccrualItem;
  readonly currency: string;
}

/** What was earned; opens the calculation. */
export function EarnedCell({ row, currency }: RebateCalculationProps) {
  const t = useTranslations('expenses.rebate');
  const [isOpen, setOpen] = useState(false);
  const earned = useFormats().money(row.earnedMinor, currency, { display: 'none' });
  return (
    <>
      <Button
        variant="transparent"
        size="compact-sm"
        px={0}
        // Its name begins with what is read on it, for whoever speaks to the screen.
        aria-label={`${earned} – ${t('openCalculation', { dealer: row.dealer.name })}`}
        onClick={() => setOpen(true)}
      >
        <MoneyText minor={row.earnedMinor} currency={currency} display="none" />
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        size="lg"
        title={t('calculation', { dealer: row.dealer.name })}
      >
        <Calculation row={row} currency={currency} />
      </Modal>
    </>
  );
}

function Calculation({ row, currency }: RebateCalculationProps) {
  const t = useTranslations('expenses.rebate');
  const formats = useFormats();
  const money = (minor: bigint) => formats.money(minor, currency);
  // Within the table the unit is that of the sentence above it.
  const figure = (minor: bigint) => formats.money(minor, currency, { display: 'none' });
  const from = formats.date(row.startsOn);
  const sums = [
    { label: t('earned'), minor: row.earnedMinor },
    ...(row.earlierMinor === 0n ? [] : [{ label: t('earlier'), minor: -row.earlierMinor }]),
    { label: t('accrued'), minor: row.accruedMinor },
  ];
  return (
    <>
      <Text size="sm" mb="sm">
        {t('calculationOf', { sales: money(row.salesMinor), from, to: formats.date(row.endsOn) })}
      </Text>
      {row.steps.length === 0 && (
        <Text size="sm" c="dimmed" mb="sm">
          {t('noTierReached')}
        </Text>
      )}
      <Table aria-label={t('tiers')} horizontalSpacing={6}>
        {row.steps.length > 0 && (
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('upTo')}</Table.Th>
              <Table.Th scope="col" ta="end">
                {t('paidSales')}
              </Table.Th>
              <Table.Th scope="col" ta="end">
                {t('rate')}
              </Table.Th>
              <Table.Th scope="col" ta="end">
                {t('earned')}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
        )}
        <Table.Tbody>
          {row.steps.map(({ upToMinor, rate, paidMinor, amountMinor }) => (
            <Table.Tr key={String(upToMinor)}>
              <Table.Td>{upToMinor === null ? t('openEnd') : figure(upToMinor)}</Table.Td>
              <Table.Td ta="end">{figure(paidMinor)}</Table.Td>
              <Table.Td ta="end" style={{ whiteSpace: 'nowrap' }}>
                {percentText(rate)} %
              </Table.Td>
              <Table.Td ta="end">{figure(amountMinor)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
        <Table.Tfoot>
          {sums.map(({ label, minor }) => (
            <Table.Tr key={label}>
              <Table.Th scope="row" colSpan={row.steps.length > 0 ? 3 : 1}>
                {label}
              </Table.Th>
              <Table.Th ta="end">{money(minor)}</Table.Th>
            </Table.Tr>
          ))}
        </Table.Tfoot>
      </Table>
    </>
  );
}
