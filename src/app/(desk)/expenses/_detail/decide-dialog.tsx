'use client';
// The decision on a request: approved, for less where less will do; returned; or rejected.
import { Alert, Group, List, Modal, SegmentedControl, Stack, Text, Textarea } from '@mantine/core';
import { useLocale, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { z } from 'zod';
import { useFormats } from '@/i18n/formats';
import { localName } from '@/kernel/local-names';
import { majorText } from '@/kernel/money';
import type { RequestLineView, RequestView } from '@/server/modules/expenses/schemas';
import { notifyDone } from '@/ui/feedback';
import { AppForm, FormActions, moneyField, MoneyInput, optionalText, useAppForm } from '@/ui/forms';
import { closedMoves } from '../_parts/closed-moves';
import { useExpenseActs } from '../_parts/use-expense-write';

export interface DecideDialogProps {
  readonly request: RequestView;
  readonly currency: string;
  readonly onClose: () => void;
}

const schemaFor = (currency: string) =>
  z.object({
    decision: z.enum(['APPROVE', 'RETURN', 'REJECT']),
    comment: optionalText(500),
    cuts: z.array(z.object({ lineId: z.string(), approvedMinor: moneyField(currency) })),
  });

export function DecideDialog(props: DecideDialogProps) {
  const t = useTranslations('expenses.act');
  return (
    <Modal
      opened
      size="lg"
      onClose={props.onClose}
      title={`${t('decide')} · ${props.request.number}`}
    >
      <DecideForm {...props} />
    </Modal>
  );
}

function DecideForm({ request, currency, onClose }: DecideDialogProps) {
  const t = useTranslations('expenses');
  const locale = useLocale();
  const acts = useExpenseActs();
  const schema = useMemo(() => schemaFor(currency), [currency]);
  const { id: requestId, version, lines } = request;
  const moves = closedMoves(lines).flatMap(({ lineId, to }) =>
    to === null ? [] : [{ lineId, periodId: to.id }],
  );
  const uncut = lines.map((line) => ({
    lineId: line.id,
    approvedMinor: majorText(line.approvedMinor, currency),
  }));
  const state = useAppForm({
    schema,
    initialValues: {
      decision: 'APPROVE' as const,
      comment: '',
      cuts: uncut,
    },
    onSubmit: ({ decision, comment, cuts }) => {
      const changed = cuts.filter(({ lineId, approvedMinor }) =>
        lines.some((line) => line.id === lineId && line.approvedMinor !== approvedMinor),
      );
      const isApproved = decision === 'APPROVE';
      return acts.decide.mutateAsync({
        ...{ requestId, version, decision, comment: comment ?? '' },
        caseVersion: request.caseVersion ?? undefined,
        ...{ cuts: isApproved ? changed : [], periods: isApproved ? moves : [] },
      });
    },
    onSaved: ({ number }) => {
      notifyDone(t('act.done', { number }));
      onClose();
    },
  });
  const { form } = state;
  const isApproving = form.values.decision === 'APPROVE';
  return (
    <AppForm state={state} guardsUnsaved={false}>
      <SegmentedControl
        fullWidth
        data={[
          { value: 'APPROVE', label: t('act.approve') },
          { value: 'RETURN', label: t('act.return') },
          { value: 'REJECT', label: t('act.reject') },
        ]}
        {...form.getInputProps('decision')}
        onChange={(decision) => {
          form.setFieldValue('decision', decision);
          // What is hidden by another decision must not keep it from being sent.
          form.setFieldValue('cuts', uncut);
        }}
      />
      {isApproving && <ClosedPeriods request={request} />}
      {isApproving && (
        <Stack gap="xs">
          <Text size="sm" c="dimmed">
            {t('act.decideText')}
          </Text>
          {lines.map((line, index) => (
            <Group key={line.id} justify="space-between" align="flex-start" wrap="nowrap">
              <div>
                <Text size="sm" mt={7}>
                  {line.lineNo} · {localName(line.type, locale)} · {localName(line.centre, locale)}
                </Text>
                <CellLeft line={line} currency={currency} />
              </div>
              <MoneyInput
                aria-label={t('act.approvedFor')}
                currency={currency}
                w={180}
                {...form.getInputProps(`cuts.${index}.approvedMinor`)}
              />
            </Group>
          ))}
        </Stack>
      )}
      <Textarea
        label={t('act.comment')}
        required={!isApproving}
        autosize
        minRows={2}
        {...form.getInputProps('comment')}
      />
      <FormActions submitLabel={t('act.decide')} onCancel={onClose} />
    </AppForm>
  );
}

/** What the cell has when this is approved as asked: the request counts in it since it was submitted. */
function CellLeft({ line, currency }: { line: RequestLineView; currency: string }) {
  const t = useTranslations('expenses.budget');
  const formats = useFormats();
  const { budgetMinor, availableMinor } = line.budget;
  const period = line.period.code;
  if (budgetMinor === null || availableMinor === null) {
    return (
      <Text size="xs" c="red">
        {t('none', { period })}
      </Text>
    );
  }
  const [available, budget] = [availableMinor, budgetMinor].map((minor) =>
    formats.money(minor, currency),
  );
  return (
    <Text size="xs" c={availableMinor < 0n ? 'red' : 'dimmed'}>
      {t('leftAfter', { available: available ?? '', budget: budget ?? '', period })}
    </Text>
  );
}

/** Where lines go whose period was closed since the request was made. */
function ClosedPeriods({ request }: Pick<DecideDialogProps, 'request'>) {
  const t = useTranslations('expenses.act');
  const moves = closedMoves(request.lines);
  if (moves.length === 0) return null;
  return (
    <Alert color="amber" title={t('closedTitle')}>
      <List size="sm">
        {moves.map(({ lineId, lineNo, from, to }) => (
          <List.Item key={lineId}>
            {to === null
              ? t('closedStuck', { line: lineNo, period: from })
              : t('closedMove', { line: lineNo, period: from, open: to.code })}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
