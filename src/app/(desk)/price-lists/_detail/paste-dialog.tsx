'use client';
// Prices pasted from a spreadsheet: checked by the server row by row before anything is written; the
// good rows can be taken while the bad ones are mended.
import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { MAX_ITEM_ROWS, type PriceListView } from '@/server/modules/catalog/price-schemas';
import { useTRPC, useWrite } from '@/trpc/client';
import { notifyDone } from '@/ui/feedback';
import { RefusalAlert } from '@/ui/forms';
import { PasteFindings } from '../../_paste/findings';
import { readClipboard } from './grid-model';

export interface PasteDialogProps {
  readonly list: PriceListView;
  /** What was pasted into the grid; empty where the dialog was opened by its button. */
  readonly text: string;
  readonly onClose: () => void;
}

const CHECK_DELAY_MS = 300;

export function PasteDialog({ list, text: initial, onClose }: PasteDialogProps) {
  const t = useTranslations('catalog.prices');
  const [text, setText] = useState(initial);
  const [settled] = useDebouncedValue(text, CHECK_DELAY_MS);
  const rows = useMemo(() => readClipboard(settled).slice(0, MAX_ITEM_ROWS), [settled]);
  const trpc = useTRPC();
  const input = { id: list.id, version: list.version, rows };
  const check = useQuery(
    trpc.catalog.prices.checkPaste.queryOptions(input, {
      enabled: rows.length > 0,
      placeholderData: keepPreviousData,
    }),
  );
  const write = useWrite(trpc.catalog.prices.pasteItems, {
    refresh: [trpc.catalog.prices.pathFilter()],
    onSuccess: ({ created, updated }) => {
      notifyDone(t('itemsSaved', { count: created + updated }));
      onClose();
    },
  });
  const good = rows.length > 0 ? (check.data?.created ?? 0) : 0;
  const isChecking = settled !== text || check.isFetching;
  return (
    <Modal opened onClose={onClose} title={t('pasteTitle')} size="xl">
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {t('pasteText', { max: MAX_ITEM_ROWS })}
        </Text>
        {write.isError && <RefusalAlert error={write.error} onClose={() => write.reset()} />}
        {check.isError && <RefusalAlert error={check.error} />}
        <Textarea
          aria-label={t('pasteTitle')}
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
            rowText={(index) => `${rows[index]?.product ?? ''} ${rows[index]?.unitPrice ?? ''}`}
          />
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('cancelPaste')}
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
