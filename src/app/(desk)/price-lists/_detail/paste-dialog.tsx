'use client';
// Prices pasted from a spreadsheet: checked by the server row by row before anything is written; the
// good rows can be taken while the bad ones are mended.
import {
  Alert,
  Button,
  Group,
  Modal,
  ScrollArea,
  Stack,
  Table,
  Text,
  Textarea,
} from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { IconCircleCheck } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import type { z } from 'zod';
import { useIssueText } from '@/i18n/errors';
import type { ErrorCode } from '@/kernel/domain-error';
import {
  MAX_ITEM_ROWS,
  type PasteOutcome,
  type PriceListView,
} from '@/server/modules/catalog/price-schemas';
import { useTRPC, useWrite } from '@/trpc/client';
import { notifyDone } from '@/ui/feedback';
import { RefusalAlert } from '@/ui/forms';
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
        {rows.length > 0 && check.data && <Findings rows={rows} outcome={check.data} />}
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

interface FindingsProps {
  readonly rows: ReturnType<typeof readClipboard>;
  readonly outcome: z.infer<typeof PasteOutcome>;
}

function Findings({ rows, outcome }: FindingsProps) {
  const t = useTranslations('catalog.prices');
  const issueText = useIssueText();
  if (outcome.refused.length === 0) {
    return (
      <Alert color="green" icon={<IconCircleCheck size={18} stroke={1.7} />} role="status">
        {t('allRowsGood', { count: outcome.created })}
      </Alert>
    );
  }
  return (
    <ScrollArea.Autosize mah={240}>
      <Table aria-label={t('badRows')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('row')}</Table.Th>
            <Table.Th>{t('rowText')}</Table.Th>
            <Table.Th>{t('finding')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {outcome.refused.map(({ index, code, field, params }) => {
            const words = issueText({ code: code as ErrorCode, params });
            const row = rows[index];
            return (
              <Table.Tr key={`${index}-${field}-${code}`}>
                <Table.Td>{index + 1}</Table.Td>
                <Table.Td>{row && `${row.product} ${row.unitPrice}`}</Table.Td>
                <Table.Td>
                  {words.problem} {words.mend}
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </ScrollArea.Autosize>
  );
}
