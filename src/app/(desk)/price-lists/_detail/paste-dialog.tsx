'use client';
// Prices pasted from a spreadsheet: checked by the server row by row before anything is written.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { MAX_ITEM_ROWS, type PriceListView } from '@/server/modules/catalog/price-schemas';
import { useTRPC, useWrite } from '@/trpc/client';
import { notifyDone } from '@/ui/feedback';
import { PasteDialogFrame, usePastedRows } from '../../_paste/paste-dialog-frame';
import { readClipboard } from './grid-model';

export interface PasteDialogProps {
  readonly list: PriceListView;
  /** What was pasted into the grid; empty where the dialog was opened by its button. */
  readonly text: string;
  readonly onClose: () => void;
}

export function PasteDialog({ list, text, onClose }: PasteDialogProps) {
  const t = useTranslations('catalog.prices');
  const pasted = usePastedRows(text, readClipboard, MAX_ITEM_ROWS);
  const trpc = useTRPC();
  const input = { id: list.id, version: list.version, rows: [...pasted.rows] };
  const check = useQuery(
    trpc.catalog.prices.checkPaste.queryOptions(input, {
      enabled: pasted.rows.length > 0,
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
  return (
    <PasteDialogFrame
      title={t('pasteTitle')}
      hint={t('pasteText', { max: MAX_ITEM_ROWS })}
      example={t('pasteExample')}
      pasted={pasted}
      rowText={({ product, unitPrice }) => `${product ?? ''} ${unitPrice ?? ''}`}
      check={check}
      write={write}
      takeLabel={(count) => t('takeRows', { count })}
      onTake={() => write.mutate(input)}
      onClose={onClose}
    />
  );
}
