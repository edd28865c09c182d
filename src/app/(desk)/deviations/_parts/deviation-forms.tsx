'use client';
// What comes next: who judges asks, the owner explains and says what will be done, and it is judged.
import { Button, Card, Group, SimpleGrid, Textarea, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { z } from 'zod';
import type { DeviationView } from '@/server/modules/analytics/deviation-schemas';
import { useTRPC, useWrite } from '@/trpc/client';
import { notifyDone } from '@/ui/feedback';
import {
  AppForm,
  dateField,
  DateField,
  FormActions,
  RefusalAlert,
  requiredText,
  useAppForm,
} from '@/ui/forms';

const WORDS = 4000;

interface FormProps {
  readonly row: DeviationView;
}

export function DeviationForms({
  row,
  userId,
  permissions,
}: FormProps & { readonly userId: string; readonly permissions: readonly string[] }) {
  const may = (permission: string) => permissions.includes(permission);
  const isTheirs = row.ownerId === userId || may('deviations.manage');
  const mayExplain = may('deviations.explain') && isTheirs && row.status !== 'CLOSED';
  const mayAct = mayExplain && row.status !== 'OPEN';
  const mayJudge = may('deviations.judge');
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
      {mayExplain && <Explain row={row} />}
      {mayAct && <Act row={row} />}
      {mayJudge && row.status !== 'OPEN' && <Judge row={row} />}
      {mayJudge && row.status === 'OPEN' && row.ownerId !== userId && <Ask row={row} />}
    </SimpleGrid>
  );
}

const explanationOf = ({ version, explanation }: DeviationView) => ({
  version,
  explanation: explanation ?? '',
});

const actionOf = ({ version, action, actionDueOn }: DeviationView) => ({
  version,
  action: action ?? '',
  actionDueOn: actionDueOn ?? '',
});

/** Reads a deviation as it is now; the page shows it too. */
function useNewest() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  return (id: string) =>
    queries.fetchQuery(trpc.deviations.get.queryOptions({ id }, { staleTime: 0 }));
}

const refreshOf = (trpc: ReturnType<typeof useTRPC>) => [trpc.deviations.pathFilter()];

function Explain({ row }: FormProps) {
  const t = useTranslations('deviations');
  const trpc = useTRPC();
  const newest = useNewest();
  const write = useWrite(trpc.deviations.explain, { refresh: refreshOf(trpc) });
  const state = useAppForm({
    schema: z.object({ version: z.number(), explanation: requiredText(WORDS) }),
    initialValues: explanationOf(row),
    onSubmit: (values) => write.mutateAsync({ id: row.id, ...values }),
    onSaved: () => notifyDone(t('explained')),
    conflict: {
      load: async () => explanationOf(await newest(row.id)),
      fields: [{ path: 'explanation', label: t('explanation') }],
    },
  });
  return (
    <Card withBorder>
      <Title order={2} size="h4" mb="sm">
        {t('explain')}
      </Title>
      <AppForm state={state}>
        <Textarea
          label={t('explanation')}
          description={t('explanationHint')}
          required
          autosize
          minRows={3}
          {...state.form.getInputProps('explanation')}
        />
        <FormActions submitLabel={t('explain')} />
      </AppForm>
    </Card>
  );
}

function Act({ row }: FormProps) {
  const t = useTranslations('deviations');
  const trpc = useTRPC();
  const newest = useNewest();
  const write = useWrite(trpc.deviations.act, { refresh: refreshOf(trpc) });
  const state = useAppForm({
    schema: z.object({
      version: z.number(),
      action: requiredText(WORDS),
      actionDueOn: dateField(),
    }),
    initialValues: actionOf(row),
    onSubmit: (values) => write.mutateAsync({ id: row.id, ...values }),
    onSaved: () => notifyDone(t('acted')),
    conflict: {
      load: async () => actionOf(await newest(row.id)),
      fields: [
        { path: 'action', label: t('action') },
        { path: 'actionDueOn', label: t('actionDue') },
      ],
    },
  });
  return (
    <Card withBorder>
      <Title order={2} size="h4" mb="sm">
        {t('act')}
      </Title>
      <AppForm state={state}>
        <Textarea
          label={t('action')}
          description={t('actionHint')}
          required
          autosize
          minRows={3}
          {...state.form.getInputProps('action')}
        />
        <DateField label={t('actionDue')} required {...state.form.getInputProps('actionDueOn')} />
        <FormActions submitLabel={t('act')} />
      </AppForm>
    </Card>
  );
}

/** Nobody has answered yet: the owner is told what somebody wants to know. */
function Ask({ row }: FormProps) {
  const t = useTranslations('deviations');
  const trpc = useTRPC();
  const write = useWrite(trpc.deviations.judge, { refresh: refreshOf(trpc) });
  const { id, version } = row;
  const state = useAppForm({
    schema: z.object({ comment: requiredText(WORDS) }),
    initialValues: { comment: '' },
    onSubmit: ({ comment }) => write.mutateAsync({ id, version, decision: 'ask', comment }),
    onSaved: () => notifyDone(t('asked')),
  });
  return (
    <Card withBorder>
      <Title order={2} size="h4" mb="sm">
        {t('askTitle')}
      </Title>
      <AppForm state={state}>
        <Textarea
          label={t('askComment')}
          description={row.ownerName && t('askHint', { name: row.ownerName })}
          required
          autosize
          minRows={3}
          {...state.form.getInputProps('comment')}
        />
        <FormActions submitLabel={t('ask')} />
      </AppForm>
    </Card>
  );
}

function Judge({ row }: FormProps) {
  const t = useTranslations('deviations');
  const trpc = useTRPC();
  const write = useWrite(trpc.deviations.judge, { refresh: refreshOf(trpc) });
  const [comment, setComment] = useState('');
  const judge = async (decision: 'close' | 'return' | 'reopen') => {
    await write.mutateAsync({ id: row.id, version: row.version, decision, comment });
    setComment('');
    notifyDone(t('judged'));
  };
  const button = (decision: 'close' | 'return' | 'reopen', isMain: boolean) => (
    <Button
      variant={isMain ? 'filled' : 'default'}
      disabled={comment.trim() === ''}
      loading={write.isPending}
      onClick={() => void judge(decision).catch(() => undefined)}
    >
      {t(decision)}
    </Button>
  );
  return (
    <Card withBorder>
      <Title order={2} size="h4" mb="sm">
        {t('judge')}
      </Title>
      {write.error && <RefusalAlert error={write.error} />}
      <Textarea
        label={t('comment')}
        required
        autosize
        minRows={2}
        value={comment}
        onChange={(event) => setComment(event.currentTarget.value)}
      />
      <Group mt="sm">
        {row.status === 'CLOSED' ? (
          button('reopen', false)
        ) : (
          <>
            {button('close', true)}
            {button('return', false)}
          </>
        )}
      </Group>
    </Card>
  );
}
