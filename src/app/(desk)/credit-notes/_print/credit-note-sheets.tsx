'use client';
// Credit notes as they go to the dealer: on paper, or into a PDF through the browser's print dialog.
import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useFormats } from '@/i18n/formats';
import { localName } from '@/kernel/local-names';
import type { CreditNoteSheet } from '@/server/modules/receivables/sheet-schemas';
import { useTRPC } from '@/trpc/client';
import { PaperPage } from '../../_paper/paper-page';
import {
  PaperLines,
  PaperParties,
  PaperParty,
  PaperSheet,
  PaperSums,
} from '../../_paper/paper-sheet';
import { useBilledColumns } from '../../_paper/use-billed-columns';

export interface CreditNoteSheetsProps {
  readonly creditNoteIds: readonly string[];
  readonly seller: string;
}

export function CreditNoteSheets({ creditNoteIds, seller }: CreditNoteSheetsProps) {
  const t = useTranslations('receivables');
  const trpc = useTRPC();
  const query = useQuery(
    trpc.receivables.creditNoteSheets.queryOptions(
      { creditNoteIds: [...creditNoteIds] },
      { enabled: creditNoteIds.length > 0 },
    ),
  );
  const notes = query.data ?? [];
  return (
    <PaperPage
      title={t('invoice.print')}
      list={{ label: t('creditNote.list'), href: '/credit-notes' }}
      query={query}
      ids={creditNoteIds}
      documents={notes}
    >
      {notes.map((note) => (
        <Sheet key={note.id} note={note} seller={seller} />
      ))}
    </PaperPage>
  );
}

function Sheet({ note, seller }: { readonly note: CreditNoteSheet; readonly seller: string }) {
  const t = useTranslations('receivables');
  const locale = useLocale();
  const formats = useFormats();
  const columns = useBilledColumns<CreditNoteSheet['lines'][number]>(note.currency);
  return (
    <PaperSheet
      title={t('creditNote.number')}
      number={note.number}
      facts={[
        [t('creditNote.issuedOn'), formats.date(note.issuedOn)],
        [t('creditNote.invoice'), note.invoiceNumber],
        [t('creditNote.return'), note.returnNumber],
        [
          t('creditNote.reason'),
          localName({ name: note.reasonName, names: note.reasonNames }, locale),
        ],
      ]}
    >
      <PaperParties>
        <PaperParty label={t('sheet.from')} name={seller} />
        <PaperParty label={t('sheet.to')} name={note.dealerName} lines={note.billTo}>
          {note.dealerTaxNumber && (
            <div>{t('sheet.taxNumber', { number: note.dealerTaxNumber })}</div>
          )}
        </PaperParty>
      </PaperParties>
      {note.lines.length > 0 && (
        <PaperLines
          columns={[
            columns.product,
            columns.quantity,
            columns.net,
            {
              id: 'tax',
              label: `${t('invoice.tax')} ${note.currency}`,
              isEnd: true,
              cell: (line) => formats.money(line.taxMinor, note.currency, { display: 'none' }),
            },
          ]}
          lines={note.lines}
        />
      )}
      <PaperSums
        currency={note.currency}
        sums={[
          { label: t('invoice.net'), minor: note.netMinor },
          { label: t('invoice.tax'), minor: note.taxMinor },
          { label: t('creditNote.total'), minor: note.totalMinor, isStrong: true },
        ]}
      />
    </PaperSheet>
  );
}
