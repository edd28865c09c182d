// A new receipt; the address may say for which dealer or which invoice.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { isUuid } from '@/kernel/ids';
import { majorText } from '@/kernel/money';
import { caller, requireUser } from '@/trpc/server';
import { pageQuery, type SearchParams } from '../../receivables/_parts/page-query';
import { ReceiptForm, type ReceiptStart } from '../_form/receipt-form';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('receivables.receipt');
  return { title: t('new') };
}

interface Props {
  readonly searchParams: SearchParams;
}

type Known = Pick<ReceiptStart, 'dealer' | 'amount' | 'byHand'>;

const NOTHING: Known = { dealer: null, amount: '', byHand: null };

/** An address that names what is not there starts an empty form. */
async function startOf(dealerId: string | null, invoiceId: string | null): Promise<Known> {
  if (dealerId === null || !isUuid(dealerId)) return NOTHING;
  const [found] = await caller.dealers.byIds({ ids: [dealerId] });
  if (!found) return NOTHING;
  const { id, code, name, currency } = found;
  const dealer = { id, label: `${code} ${name}`, currency };
  if (invoiceId === null || !isUuid(invoiceId)) return { ...NOTHING, dealer };
  const open = await caller.receivables.openInvoices({ dealerId });
  const invoice = open.find((row) => row.invoiceId === invoiceId);
  if (!invoice) return { ...NOTHING, dealer };
  const amount = majorText(invoice.openMinor, currency);
  return { dealer, amount, byHand: { [invoiceId]: amount } };
}

export default async function Page({ searchParams }: Props) {
  const me = await requireUser('receipts.create');
  const query = await pageQuery(searchParams);
  const known = await startOf(query.get('dealer'), query.get('invoice'));
  const { currency } = me.organization;
  return <ReceiptForm start={{ ...known, today: me.today, currency }} />;
}
