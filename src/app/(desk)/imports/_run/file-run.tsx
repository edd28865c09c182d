'use client';
// One chosen file: its columns, the check, the load, and what came of either.
import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { ImportKindView } from '@/server/modules/integrations/schemas';
import { useTRPC, useWrite } from '@/trpc/client';
import { RefusalAlert } from '@/ui/forms';
import { LoadingCard } from '@/ui/states';
import { RunOutcome } from '../_detail/run-outcome';
import type { ChosenFile } from './chosen-file';
import { ColumnMatch } from './column-match';

export interface FileRunProps {
  readonly kind: ImportKindView;
  readonly file: ChosenFile;
}

export function FileRun({ kind, file }: FileRunProps) {
  const t = useTranslations('imports');
  const trpc = useTRPC();
  const [own, setOwn] = useState<Record<string, string> | null>(null);
  const [runId, setRunId] = useState<string | null>(null);
  const columns = useQuery(
    trpc.integrations.fileColumns.queryOptions(
      { kind: kind.name, content: file.content },
      { retry: false, staleTime: Infinity, gcTime: 0 },
    ),
  );
  const run = useWrite(trpc.integrations.runImport, {
    // Whatever was loaded stands on other screens too.
    refresh: [trpc.integrations.importRuns.pathFilter(), { type: 'inactive' }],
    onSuccess: ({ id }) => setRunId(id),
  });
  if (columns.isPending) return <LoadingCard lines={3} />;
  if (columns.isError) return <RefusalAlert error={columns.error} />;
  const mapping = own ?? columns.data.mapping;
  const isMatched = kind.fields.every((one) => !one.required || mapping[one.name] !== undefined);
  const start = (dryRun: boolean) => {
    setRunId(null);
    const { name: fileName, content } = file;
    run.mutate({ kind: kind.name, fileName, content, mapping, dryRun });
  };
  const isChecking = run.isPending && run.variables.dryRun;
  return (
    <Stack gap="md">
      <div>
        <Title order={3} size="h5">
          {t('matchTitle')}
        </Title>
        <Text size="sm" c="dimmed">
          {t('matchText', { rows: columns.data.rows })}
        </Text>
      </div>
      <ColumnMatch
        fields={kind.fields}
        header={columns.data.header}
        mapping={mapping}
        onChange={setOwn}
      />
      <Group gap="sm">
        <Button
          variant="default"
          disabled={!isMatched || run.isPending}
          loading={isChecking}
          onClick={() => start(true)}
        >
          {t('check')}
        </Button>
        <Button
          disabled={!isMatched || run.isPending}
          loading={run.isPending && !isChecking}
          onClick={() => start(false)}
        >
          {t('load')}
        </Button>
      </Group>
      {run.isError && <RefusalAlert error={run.error} />}
      {runId && <RunOutcome id={runId} />}
    </Stack>
  );
}
