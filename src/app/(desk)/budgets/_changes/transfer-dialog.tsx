'use client';
// Money from one cell to another: both legs in one request, each with what it has before and after.
import { Card, Modal, SimpleGrid, Stack, Text, Textarea } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { z } from 'zod';
import { readAmount } from '@/kernel/amount-text';
import { useTRPC, useWrite } from '@/trpc/client';
import { notifyDone } from '@/ui/feedback';
import { AppForm, FormActions, moneyField, MoneyInput, requiredText, useAppForm } from '@/ui/forms';
import type { Trees } from '../_parts/use-trees';
import { BeforeAfter, CellFields, cellOf, periodNow } from './cell-fields';

export interface ChangeDialogProps {
  readonly trees: Trees;
  readonly currency: string;
  readonly today: string;
  readonly onClose: () => void;
}

export const cellSchema = z.object({
  centreId: requiredText(),
  accountId: requiredText(),
  programmeId: z.string().nullable(),
  periodId: requiredText(),
});

export const blankCell = (periodId: string) => ({
  ...{ centreId: '', accountId: '', programmeId: null as string | null, periodId },
});

/** Where money is missing, as the address of the page says it. */
export interface TransferWish {
  readonly centreId: string;
  readonly accountId: string;
  /** Major units as text. */
  readonly amount: string;
}

/** The cell that wants money, as far as the wish names one that can be posted to. */
function wishedCell(trees: Trees, periodId: string, wish: TransferWish | undefined) {
  const known = (options: Trees['centres'], id: string | undefined) =>
    options.find(({ value }) => value === id)?.value ?? '';
  const { centres, leaves } = trees.offered();
  const centreId = known(centres, wish?.centreId);
  return { ...blankCell(periodId), centreId, accountId: known(leaves, wish?.accountId) };
}

/** What is typed, while it is typed; null where it is no amount yet. */
export function typedMinor(text: string, currency: string): bigint | null {
  const read = readAmount(text, currency);
  return read.ok ? read.value : null;
}

interface TransferDialogProps extends ChangeDialogProps {
  readonly wish?: TransferWish;
}

export function TransferDialog({ trees, currency, today, wish, onClose }: TransferDialogProps) {
  const t = useTranslations('budgets.change');
  const trpc = useTRPC();
  const router = useRouter();
  const write = useWrite(trpc.budgets.requestTransfer, {
    refresh: [trpc.budgets.pathFilter(), trpc.approvals.pathFilter()],
  });
  const period = periodNow(trees, today);
  const state = useAppForm({
    schema: z.object({
      from: cellSchema,
      to: cellSchema,
      amount: moneyField(currency),
      reason: requiredText(500),
    }),
    initialValues: {
      ...{ from: blankCell(period), to: wishedCell(trees, period, wish) },
      ...{ amount: wish?.amount ?? '', reason: '' },
    },
    onSubmit: ({ from, to, amount, reason }) =>
      write.mutateAsync({
        reason,
        lines: [
          { ...cellOf(from), amountMinor: -amount },
          { ...cellOf(to), amountMinor: amount },
        ],
      }),
    onSaved: ({ id }) => {
      notifyDone(t('asked'));
      router.push(`/budgets/changes/${id}`);
    },
  });
  const field = state.form.getInputProps;
  const { from, to, amount } = state.form.values;
  const minor = typedMinor(amount, currency);
  return (
    <Modal opened onClose={onClose} title={t('newTransfer')} size="xl">
      <AppForm state={state}>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          {(['from', 'to'] as const).map((side) => {
            const value = side === 'from' ? from : to;
            const changeMinor = minor === null ? null : side === 'from' ? -minor : minor;
            return (
              <Card key={side} role="group" aria-label={t(side)} withBorder padding="md">
                <Stack gap="sm">
                  <Text fw={560}>{t(side)}</Text>
                  <CellFields {...{ prefix: side, trees, value, field }} />
                  <BeforeAfter {...{ trees, value, currency, changeMinor }} />
                </Stack>
              </Card>
            );
          })}
        </SimpleGrid>
        <MoneyInput label={t('amount')} required currency={currency} {...field('amount')} />
        <Textarea label={t('reason')} required autosize minRows={2} {...field('reason')} />
        <FormActions onCancel={onClose} />
      </AppForm>
    </Modal>
  );
}
