'use client';
// Raises or cuts one cell, or carries what is left of it into another period.
import { Modal, SegmentedControl, Stack, Text, Textarea } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { z } from 'zod';
import { useTRPC, useWrite } from '@/trpc/client';
import { notifyDone } from '@/ui/feedback';
import { AppForm, FormActions, moneyField, MoneyInput, requiredText, useAppForm } from '@/ui/forms';
import { BeforeAfter, CellFields, cellOf, periodNow } from './cell-fields';
import { CarryTo } from './carry-to';
import { blankCell, cellSchema, typedMinor, type ChangeDialogProps } from './transfer-dialog';

const KINDS = ['REVISION', 'CARRY_FORWARD'] as const;

const FIRST: (typeof KINDS)[number] = 'REVISION';

export function RevisionDialog({ trees, currency, today, onClose }: ChangeDialogProps) {
  const t = useTranslations('budgets.change');
  const trpc = useTRPC();
  const router = useRouter();
  const write = useWrite(trpc.budgets.requestChange, {
    refresh: [trpc.budgets.pathFilter(), trpc.approvals.pathFilter()],
  });
  const period = periodNow(trees, today);
  const state = useAppForm({
    schema: z.object({
      kind: z.enum(KINDS),
      cell: cellSchema,
      toPeriodId: z.string(),
      amount: moneyField(currency),
      reason: requiredText(500),
    }),
    initialValues: {
      ...{ kind: FIRST, cell: blankCell(period) },
      ...{ toPeriodId: '', amount: '', reason: '' },
    },
    onSubmit: ({ kind, cell, toPeriodId, amount, reason }) => {
      const one = cellOf(cell);
      const lines =
        kind === 'REVISION'
          ? [{ ...one, amountMinor: amount }]
          : [
              { ...one, amountMinor: -amount },
              { ...one, periodId: toPeriodId, amountMinor: amount },
            ];
      return write.mutateAsync({ kind, reason, lines });
    },
    onSaved: ({ id }) => {
      notifyDone(t('asked'));
      router.push(`/budgets/changes/${id}`);
    },
  });
  const field = state.form.getInputProps;
  const { kind, cell, toPeriodId, amount } = state.form.values;
  const minor = typedMinor(amount, currency);
  const signed = minor === null || kind === 'REVISION' ? minor : -minor;
  return (
    <Modal opened onClose={onClose} title={t('newRevision')} size="lg">
      <AppForm state={state}>
        <SegmentedControl
          aria-label={t('kind')}
          data={KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          {...field('kind')}
        />
        <Text size="sm" c="dimmed">
          {t(kind === 'REVISION' ? 'revisionText' : 'carryText')}
        </Text>
        <CellFields {...{ prefix: 'cell', trees, field }} value={cell} />
        <BeforeAfter {...{ trees, currency }} value={cell} changeMinor={signed} />
        {kind === 'CARRY_FORWARD' && (
          <Stack gap="xs">
            <CarryTo {...{ trees, field }} />
            <BeforeAfter
              {...{ trees, currency }}
              value={{ ...cell, periodId: toPeriodId }}
              changeMinor={minor}
            />
          </Stack>
        )}
        <MoneyInput label={t('amount')} required currency={currency} {...field('amount')} />
        <Textarea label={t('reason')} required autosize minRows={2} {...field('reason')} />
        <FormActions onCancel={onClose} />
      </AppForm>
    </Modal>
  );
}
