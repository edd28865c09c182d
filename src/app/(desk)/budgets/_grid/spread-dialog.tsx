'use client';
// One amount over the open periods of a row: evenly, as last year went, or by weights. The parts are
// shown before they are taken, and sum to the whole.
import {
  Button,
  Group,
  Modal,
  SegmentedControl,
  Stack,
  Table,
  Text,
  TextInput,
} from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useFormats } from '@/i18n/formats';
import { parseDecimal, roundToMinor } from '@/kernel/decimal';
import {
  spreadOver,
  SPREADS,
  type BudgetView,
  type Spread,
} from '@/server/modules/budgets/version-schemas';
import { amountText, readAmount, rowTotal, type Row } from './grid-model';
import type { Grid } from './use-grid';

interface SpreadDialogProps {
  readonly row: Row;
  readonly periods: BudgetView['periods'];
  readonly currency: string;
  readonly grid: Grid;
  readonly onClose: () => void;
}

const WEIGHT_DIGITS = 6;

function weightOf(text: string): bigint {
  const read = parseDecimal(text.trim() === '' ? '0' : text, WEIGHT_DIGITS);
  return read.ok ? roundToMinor(read.value, WEIGHT_DIGITS) : 0n;
}

export function SpreadDialog({ row, periods, currency, grid, onClose }: SpreadDialogProps) {
  const t = useTranslations('budgets.grid');
  const formats = useFormats();
  const open = periods.flatMap(({ isClosed }, column) => (isClosed ? [] : [column]));
  const [whole, setWhole] = useState(amountText(rowTotal(row, grid.edits, currency), currency));
  const [how, setHow] = useState<Spread>('EVEN');
  const [weights, setWeights] = useState<string[]>(open.map(() => '1'));
  const read = readAmount(whole, currency);
  const wholeMinor = read.ok ? (read.minor ?? 0n) : null;
  const parts =
    wholeMinor === null || open.length === 0
      ? []
      : spreadOver({
          wholeMinor,
          periods: open.length,
          how,
          weights:
            how === 'LAST_YEAR' ? open.map((at) => row.lastYear[at] ?? 0n) : weights.map(weightOf),
        });
  const take = () => {
    grid.write(
      parts.map((minor, at) => ({
        row: grid.spot.row,
        column: open[at] ?? 0,
        text: amountText(minor, currency),
      })),
    );
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={t('spread')} size="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (parts.length > 0) take();
        }}
      >
        <Stack gap="md">
          <Text size="sm" c="dimmed">
            {row.account} · {row.centre}
          </Text>
          <TextInput
            label={t('whole')}
            inputMode="decimal"
            data-autofocus
            value={whole}
            error={wholeMinor === null ? t('notAnAmount') : undefined}
            onChange={(event) => setWhole(event.currentTarget.value)}
          />
          <SegmentedControl
            aria-label={t('spread')}
            value={how}
            onChange={(value) => setHow(value)}
            data={SPREADS.map((value) => ({ value, label: t(`spreads.${value}`) }))}
          />
          <Table verticalSpacing={4}>
            <Table.Tbody>
              {open.map((column, at) => (
                <Table.Tr key={periods[column]?.id}>
                  <Table.Td>{periods[column]?.code}</Table.Td>
                  <Table.Td w={140}>
                    {how === 'WEIGHTS' && (
                      <TextInput
                        size="xs"
                        inputMode="decimal"
                        aria-label={`${t('weight')} ${periods[column]?.code}`}
                        value={weights[at] ?? ''}
                        onChange={(event) => {
                          const { value } = event.currentTarget;
                          setWeights((now) => now.map((old, i) => (i === at ? value : old)));
                        }}
                      />
                    )}
                    {how === 'LAST_YEAR' &&
                      formats.money(row.lastYear[column] ?? 0n, currency, { display: 'none' })}
                  </Table.Td>
                  <Table.Td ta="end" className="dd-tabular">
                    {formats.money(parts[at] ?? 0n, currency, { display: 'none' })}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" disabled={parts.length === 0}>
              {t('take')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
