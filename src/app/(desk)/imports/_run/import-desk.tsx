'use client';
// The import screen: what, which file, which column is what; a check that writes nothing, then the
// load itself. The outcome stays on screen beside the file until another one is chosen.
import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconDownload } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useTRPC } from '@/trpc/client';
import { urlText, useUrlFilters } from '@/ui/filters';
import { PageHeader } from '@/ui/shell';
import { ErrorState, LoadingCard } from '@/ui/states';
import { downloadText } from '@/ui/tables';
import { SectionCard } from '../../_frame/section-card';
import { RunList } from '../_list/run-list';
import { FileDrop } from './file-drop';
import type { ChosenFile } from './chosen-file';
import { FileRun } from './file-run';

/** In the address, so that a screen leads straight to its own kind. */
const FIELDS = { kind: urlText() };

export function ImportDesk() {
  const t = useTranslations('imports');
  const kinds = useQuery(useTRPC().integrations.importKinds.queryOptions({}));
  const { values, set } = useUrlFilters(FIELDS);
  const [file, setFile] = useState<ChosenFile | null>(null);
  if (kinds.isPending) return <LoadingCard lines={4} />;
  if (kinds.isError) return <ErrorState error={kinds.error} onRetry={() => void kinds.refetch()} />;
  const kind = kinds.data.find((one) => one.name === values.kind) ?? kinds.data[0];
  const template = kind?.fields.map((field) => field.name).join(',') ?? '';
  return (
    <Stack gap="lg">
      <PageHeader title={t('title')} description={t('description')} />
      <SectionCard title={t('newTitle')}>
        {kind ? (
          <Stack gap="md">
            <Group align="end" gap="sm">
              <Select
                label={t('kindLabel')}
                data={kinds.data.map(({ name }) => ({ value: name, label: t(`kind.${name}`) }))}
                value={kind.name}
                onChange={(name) => set({ kind: name ?? '' })}
                allowDeselect={false}
                w={{ base: '100%', xs: 280 }}
              />
              <Button
                variant="subtle"
                leftSection={<IconDownload size={16} stroke={1.7} />}
                onClick={() => downloadText(`\uFEFF${template}\r\n`, `${kind.name}.csv`)}
              >
                {t('template')}
              </Button>
            </Group>
            <Text size="sm" c="dimmed">
              {t(`kindHint.${kind.name}`)}
            </Text>
            <FileDrop file={file} onFile={setFile} />
            {file && <FileRun key={`${kind.name}-${file.content}`} kind={kind} file={file} />}
          </Stack>
        ) : (
          <Text size="sm">{t('nothingPermitted')}</Text>
        )}
      </SectionCard>
      <RunList />
    </Stack>
  );
}
