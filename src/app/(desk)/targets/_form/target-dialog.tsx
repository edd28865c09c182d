'use client';
// One target: changed or ended where allowed, with what somebody else changed meanwhile; what was
// entered by mistake is taken back; and everything that was done to it.
import { Button, Divider, Group, Modal, Stack, Text } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { IconTrash } from '@tabler/icons-react';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { z } from 'zod';
import { useFormats, useOrgCurrency } from '@/i18n/formats';
import { localName } from '@/kernel/local-names';
import { majorText } from '@/kernel/money';
import type { TargetView } from '@/server/modules/analytics/target-schemas';
import { useTRPC, useWrite } from '@/trpc/client';
import { notifyDone } from '@/ui/feedback';
import { AppForm, FormActions, useAppForm } from '@/ui/forms';
import { ConfirmAction } from '@/ui/states';
import { DocumentHistory } from '../../_history/document-history';
import {
  TARGET_PATHS,
  TargetFields,
  targetFields,
  useTargetLabels,
  type TargetPath,
  type TargetTexts,
} from './target-fields';

export interface TargetDialogProps {
  readonly target: TargetView;
  readonly canWrite: boolean;
  readonly onClose: () => void;
}

const textsOf = (target: TargetView, currency: string): TargetTexts & { version: number } => ({
  version: target.version,
  startsOn: target.startsOn,
  endsOn: target.endsOn ?? '',
  amountMinor: majorText(target.amountMinor, currency),
  quantity: target.quantity === null ? '' : String(target.quantity),
});

export function TargetDialog({ target, canWrite, onClose }: TargetDialogProps) {
  const t = useTranslations('targets');
  const locale = useLocale();
  const formats = useFormats();
  const { subject, startsOn, until } = target;
  return (
    <Modal opened onClose={onClose} title={localName(subject, locale)} size="lg">
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {t(`kind.${subject.kind}`)} {subject.code} ·{' '}
          {t('span', { from: formats.date(startsOn), to: formats.date(until) })}
        </Text>
        {canWrite ? <Change target={target} onClose={onClose} /> : <Facts target={target} />}
        <Divider label={t('history')} labelPosition="left" />
        <History id={target.id} />
      </Stack>
    </Modal>
  );
}

/** The same fields, to be read only. */
function Facts({ target }: { readonly target: TargetView }) {
  const currency = useOrgCurrency();
  const texts = textsOf(target, currency);
  const field = (path: TargetPath) => ({ value: texts[path], onChange: () => undefined });
  return <TargetFields currency={currency} readOnly field={field} />;
}

interface ChangeProps {
  readonly target: TargetView;
  readonly onClose: () => void;
}

function Change({ target, onClose }: ChangeProps) {
  const t = useTranslations('targets');
  const currency = useOrgCurrency();
  const labels = useTargetLabels();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { id } = target;
  const write = useWrite(trpc.targets.change, {
    refresh: [trpc.targets.pathFilter(), trpc.figures.targets.pathFilter()],
  });
  const state = useAppForm({
    schema: z.object({ version: z.number(), ...targetFields(currency) }),
    initialValues: textsOf(target, currency),
    onSubmit: (values) => write.mutateAsync({ ...values, id }),
    onSaved: () => {
      notifyDone(t('saved'));
      onClose();
    },
    conflict: {
      load: async () => {
        const options = trpc.targets.get.queryOptions({ id }, { staleTime: 0 });
        return textsOf(await queries.fetchQuery(options), currency);
      },
      fields: TARGET_PATHS.map((path) => ({ path, label: labels[path] })),
    },
  });
  return (
    <AppForm state={state}>
      <TargetFields currency={currency} field={state.form.getInputProps} />
      <Group justify="space-between" align="flex-end">
        <Remove target={target} onClose={onClose} />
        <FormActions onCancel={onClose} />
      </Group>
    </AppForm>
  );
}

function Remove({ target, onClose }: ChangeProps) {
  const t = useTranslations('targets');
  const trpc = useTRPC();
  const [isAsking, setAsking] = useState(false);
  const remove = useWrite(trpc.targets.remove, {
    refresh: [trpc.targets.list.pathFilter(), trpc.figures.targets.pathFilter()],
  });
  const { id, version } = target;
  return (
    <>
      <Button
        variant="subtle"
        color="red"
        leftSection={<IconTrash size={16} stroke={1.7} />}
        onClick={() => setAsking(true)}
      >
        {t('remove')}
      </Button>
      {isAsking && (
        <ConfirmAction
          opened
          onClose={() => setAsking(false)}
          title={t('removeTitle')}
          text={t('removeText')}
          confirmLabel={t('remove')}
          tone="danger"
          reason="required"
          onConfirm={async (reason) => {
            await remove.mutateAsync({ id, version, reason });
            notifyDone(t('removed'));
            onClose();
          }}
        />
      )}
    </>
  );
}

function History({ id }: { readonly id: string }) {
  const query = useInfiniteQuery(
    useTRPC().targets.history.infiniteQueryOptions(
      { id, limit: 10 },
      { getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData },
    ),
  );
  return <DocumentHistory query={query} />;
}
