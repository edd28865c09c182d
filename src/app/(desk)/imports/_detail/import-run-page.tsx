'use client';
// The page of one run.
import { Badge, Stack } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useFormats } from '@/i18n/formats';
import { useTRPC } from '@/trpc/client';
import { PageHeader } from '@/ui/shell';
import { RunOutcome } from './run-outcome';

export function ImportRunPage({ id }: { readonly id: string }) {
  const t = useTranslations('imports');
  const formats = useFormats();
  const { data: run } = useSuspenseQuery(useTRPC().integrations.importRun.queryOptions({ id }));
  const by = run.createdByName ?? t('bySystem');
  return (
    <Stack gap="lg">
      <PageHeader
        title={run.fileName}
        crumbs={[{ label: t('title'), href: '/imports' }]}
        badge={<Badge variant="light">{t(`kind.${run.kind}`)}</Badge>}
        description={t('ranBy', { by, at: formats.dateTime(run.createdAt) })}
      />
      <RunOutcome id={id} />
    </Stack>
  );
}
