'use client';
// Targets pasted from a spreadsheet: checked by the server row by row before anything is written;
// the good rows can be taken while the bad ones are mended.
import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { MAX_TARGET_ROWS } from '@/server/modules/analytics/target-schemas';
import { useTRPC, useWrite } from '@/trpc/client';
import { notifyDone } from '@/ui/feedback';
import { RefusalAlert } from '@/ui/forms';
import { PasteFindings } from '../../_paste/findings';
import { readTargetCells } from './paste-rows';
import { KindSelect, type TargetKind } from './subject-field';

const CHECK_DELAY_MS = 300;

export function PasteTargets({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations('targets');
  const common = useTranslations('common.action');
  const [kind, setKind] = useState<TargetKind>('SALESPERSON');
  const [text, setText] = useState('');
  const [settled] = useDebouncedValue(text, CHECK_DELAY_MS);
  const rows = useMemo(
    () => readTargetCells(settled, kind !== 'COMPANY').slice(0, MAX_TARGET_ROWS),
    [settled, kind],
  );
  const trpc = useTRPC();
  const input = { kind, rows };
  const check = useQuery(
    trpc.targets.checkPaste.queryOptions(input, {
      enabled: rows.length > 0,
      placeholderData: keepPreviousData,
    }),
  );
  const write = useWrite(trpc.targets.paste, {
    refresh: [trpc.targets.pathFilter(), trpc.figures.targets.pathFilter()],
    onSuccess: ({ created, updated }) => {
      notifyDone(t('pasted', { created, updated }));
      onClose();
    },
  });
  const good = rows.length > 0 ? (check.data?.created ?? 0) : 0;
  const isChecking = settled !== text || check.isFetching;
  return (
    <Modal opened onClose={onClose} title={t('paste')} size="xl">
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {t(kind === 'COMPANY' ? 'pasteCompanyText' : 'pasteText', { max: MAX_TARGET_ROWS })}
        </Text>
        {write.isError && <RefusalAlert error={write.error} onClose={() => write.reset()} />}
        {check.isError && <RefusalAlert error={check.error} />}
        <KindSelect value={kind} onChange={setKind} />
        <Textarea
          aria-label={t('paste')}
          placeholder={t('pasteExample')}
          autosize
          minRows={5}
          maxRows={10}
          data-autofocus
          styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {rows.length > 0 && check.data && (
          <PasteFindings
            good={check.data.created}
            refused={check.data.refused}
            rowText={(index) => `${rows[index]?.code ?? ''} ${rows[index]?.startsOn ?? ''}`}
          />
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button
            disabled={good === 0 || isChecking}
            loading={write.isPending}
            onClick={() => write.mutate(input)}
          >
            {t('takeRows', { count: good })}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
