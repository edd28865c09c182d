'use client';
// What came back is looked at: how much is accepted, and what follows after all.
import { Card, Text, Title } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { z } from 'zod';
import type { ReturnView } from '@/server/modules/fulfilment/schemas';
import { notifyDone } from '@/ui/feedback';
import { AppForm, FormActions, UnsavedGuard, useAppForm } from '@/ui/forms';
import { EntryTable } from '../../shipments/_parts/entry-table';
import type { QuantityLine } from '../../shipments/_parts/quantity-model';
import panel from '../../shipments/_parts/panel.module.css';
import { useQuantityEntry } from '../../shipments/_parts/use-quantity-entry';
import { FlagFields, flagsOf } from '../_new/flag-fields';
import { useReturnActs } from './use-return-acts';

const schema = z.object({});

const CODES = {
  over: 'fulfilment.acceptedNotWithinReturned',
  invalid: 'fulfilment.acceptedNotWithinReturned',
} as const;

export interface InspectPanelProps {
  readonly found: ReturnView;
  readonly onClose: () => void;
}

export function InspectPanel({ found, onClose }: InspectPanelProps) {
  const t = useTranslations('fulfilment');
  const acts = useReturnActs();
  const lines = useMemo(
    () =>
      found.lines.map((line): QuantityLine => {
        const { id: key, quantity } = line;
        return { ...line, key, figures: [quantity], most: quantity, start: quantity };
      }),
    [found.lines],
  );
  const entry = useQuantityEntry(lines, CODES);
  const [flags, setFlags] = useState(() => flagsOf(found));
  const state = useAppForm({
    schema,
    initialValues: {},
    onSubmit: () => {
      const sent = entry.check();
      const accepted = sent.map(({ key: lineId, quantity }) => ({ lineId, accepted: quantity }));
      const { id: returnId, version } = found;
      return entry.send(sent, () =>
        acts.inspect.mutateAsync({ returnId, version, lines: accepted, flags }),
      );
    },
    onSaved: ({ number, status }) => {
      const done = { CREDITED: 'credited', REJECTED: 'reject' } as const;
      const key = status === 'CREDITED' || status === 'REJECTED' ? done[status] : 'inspect';
      notifyDone(t(`done.${key}`, { number }));
      onClose();
    },
  });
  return (
    <Card component="section" className={panel.card} aria-label={t('returns.inspectTitle')}>
      <Title order={2} size="h4">
        {t('returns.inspectTitle')}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t('returns.inspectText')}
      </Text>
      <AppForm state={state} guardsUnsaved={false}>
        <EntryTable
          label={t('returns.inspectTitle')}
          lines={lines}
          headings={[t('lines.claimed')]}
          entry={t('lines.toAccept')}
          state={entry}
        />
        <FlagFields flags={flags} onChange={setFlags} />
        <FormActions submitLabel={t('returns.inspectSave')} onCancel={onClose} />
        <UnsavedGuard isDirty={entry.isDirty && !state.isPending} />
      </AppForm>
    </Card>
  );
}
