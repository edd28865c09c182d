'use client';
// One amount over the periods of a row: evenly, as last year went, or by weights. The parts are shown
// before they are taken, and with what closed periods hold they sum to the whole.
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
import { SPREADS, type BudgetView, type Spread } from '@/server/modules/budgets/version-schemas';
import { amountText, rowTotal, type Row } from './grid-model';
import { planSpread, readWeight } from './spread-model';
import type { Grid } from './use-grid';

interface SpreadDialogProps {
  readonly row: Row;
  readonly periods: BudgetView['periods'];
  readonly currency: string;
  readonly grid: Grid;
  /** Periods of last year that are not over: what they will hold is not known yet. */
  readonly unfinished: readonly string[];
  readonly onClose: () => void;
}

export function SpreadDialog(props: SpreadDialogProps) {
  const { row, periods, currency, grid, unfinished, onClose } = props;
  const t = useTranslations('budgets.grid');
  const [whole, setWhole] = useState(amountText(rowTotal(row, grid.edits, currency), currency));
  const [how, setHow] = useState<Spread>('EVEN');
  const [weights, setWeights] = useState<string[]>(periods.map(() => '1'));
  const closed = periods.map(({ isClosed }) => isClosed);
  const facts = { row, edits: grid.edits, currency, closed };
  const { parts, problem } = planSpread(facts, { whole, how, weights });
  const canTake = problem === null && closed.includes(false);
  const take = () => {
    grid.write(
      parts.flatMap((minor, column) => {
        const text = amountText(minor, currency);
        return closed[column] ? [] : [{ row: grid.spot.row, column, text }];
      }),
    );
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={t('spread')} size="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (canTake) take();
        }}
      >
        <Stack gap="md">
          <Text size="sm" c="dimmed">
            {row.account} · {row.centre}
          </Text>
          <TextInput
            label={t('whole')}
            description={closed.includes(true) ? t('wholeWithClosed') : undefined}
            inputMode="decimal"
            data-autofocus
            value={whole}
            error={problem === 'notAnAmount' ? t('notAnAmount') : undefined}
            onChange={(event) => setWhole(event.currentTarget.value)}
          />
          <SegmentedControl
            aria-label={t('spread')}
            value={how}
            onChange={(value) => setHow(value)}
            data={SPREADS.map((value) => ({ value, label: t(`spreads.${value}`) }))}
          />
          {how === 'LAST_YEAR' && unfinished.length > 0 && (
            <Text size="sm" c="amber.8" role="note">
              {t('lastYearRuns', { periods: unfinished.join(', ') })}
            </Text>
          )}
          <Parts {...{ row, periods, currency, parts, how, weights }} onWeights={setWeights} />
          {problem !== null && problem !== 'notAnAmount' && (
            <Text size="sm" c="red" role="alert">
              {t(problem)}
            </Text>
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" disabled={!canTake}>
              {t('take')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

interface PartsProps extends Pick<SpreadDialogProps, 'row' | 'periods' | 'currency'> {
  readonly parts: readonly bigint[];
  readonly how: Spread;
  readonly weights: readonly string[];
  readonly onWeights: (weights: string[]) => void;
}

function Parts({ row, periods, currency, parts, how, weights, onWeights }: PartsProps) {
  const t = useTranslations('budgets.grid');
  const formats = useFormats();
  const money = (minor: bigint) => formats.money(minor, currency, { display: 'none' });
  return (
    <Table verticalSpacing={4} aria-label={t('parts')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('period')}</Table.Th>
          <Table.Th scope="col" w={140}>
            {how === 'WEIGHTS' && t('weight')}
            {how === 'LAST_YEAR' && t('lastYear')}
          </Table.Th>
          <Table.Th scope="col" ta="end">
            {t('part')}
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {periods.map(({ id, code, isClosed }, at) => (
          <Table.Tr key={id} c={isClosed ? 'dimmed' : undefined}>
            <Table.Td style={{ whiteSpace: 'nowrap' }}>{code}</Table.Td>
            <Table.Td w={140}>
              {isClosed && t('closedShort')}
              {!isClosed && how === 'WEIGHTS' && (
                <TextInput
                  size="xs"
                  inputMode="decimal"
                  aria-label={`${t('weight')} ${code}`}
                  error={readWeight(weights[at] ?? '') === undefined}
                  value={weights[at] ?? ''}
                  onChange={(event) => onWeights(weights.with(at, event.currentTarget.value))}
                />
              )}
              {!isClosed && how === 'LAST_YEAR' && money(row.lastYear[at] ?? 0n)}
            </Table.Td>
            <Table.Td ta="end" className="dd-tabular">
              {money(parts[at] ?? 0n)}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
      <Table.Tfoot>
        <Table.Tr>
          <Table.Th scope="row" colSpan={2}>
            {t('total')}
          </Table.Th>
          <Table.Th ta="end" className="dd-tabular">
            {money(parts.reduce((sum, part) => sum + part, 0n))}
          </Table.Th>
        </Table.Tr>
      </Table.Tfoot>
    </Table>
  );
}
