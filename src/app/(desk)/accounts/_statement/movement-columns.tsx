'use client';
// Columns of a statement of account: charges and credits apart, as a ledger has them.
import { useTranslations } from 'next-intl';
import type { StatementMovement } from '@/server/modules/receivables/schemas';
import { dateColumn, moneyColumn, textColumn, type Column } from '@/ui/tables';

const PATHS = { invoice: '/invoices', receipt: '/receipts', creditNote: '/credit-notes' } as const;

export const movementHref = (row: StatementMovement) => `${PATHS[row.kind]}/${row.docId}`;

const REVERSALS = {
  invoice: 'invoiceVoid',
  receipt: 'receiptReversed',
  creditNote: 'creditNoteReversed',
} as const;

export function useMovementColumns(currency: string): Column<StatementMovement>[] {
  const t = useTranslations('receivables.statement');
  const side = (minor: bigint) => (minor > 0n ? { minor, currency } : null);
  return [
    dateColumn<StatementMovement>({
      id: 'date',
      label: t('date'),
      value: (row) => row.occurredOn,
      fixed: true,
      phone: 'subtitle',
    }),
    textColumn<StatementMovement>({
      id: 'kind',
      label: t('document'),
      value: (row) => t(`kind.${row.reversal ? REVERSALS[row.kind] : row.kind}`),
      width: 170,
      phone: 'meta',
    }),
    textColumn<StatementMovement>({
      id: 'number',
      label: t('number'),
      value: (row) => row.number,
      minWidth: 150,
      phone: 'title',
    }),
    moneyColumn<StatementMovement>({
      id: 'charge',
      label: t('charge'),
      value: (row) => side(row.amountMinor),
      display: 'none',
      phone: 'meta',
    }),
    moneyColumn<StatementMovement>({
      id: 'credit',
      label: t('credit'),
      value: (row) => side(-row.amountMinor),
      display: 'none',
      phone: 'meta',
    }),
    moneyColumn<StatementMovement>({
      id: 'balance',
      label: t('balance'),
      value: (row) => ({ minor: row.balanceMinor, currency }),
      display: 'none',
    }),
  ];
}
