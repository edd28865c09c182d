// One report; its question stands in the address.
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { reportNames, type ReportName } from '@/server/modules/analytics/schemas';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { readQuery } from '@/ui/filters/url-fields';
import { reportFilters, reportInput } from '../_report/report-filters';
import { ReportView } from '../_report/report-view';

interface Props {
  readonly params: Promise<{ name: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

function named(text: string): ReportName {
  return reportNames.find((name) => name === text) ?? notFound();
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const name = named((await params).name);
  const t = await getTranslations('reports');
  return { title: t(`name.${name}`) };
}

export default async function Page({ params, searchParams }: Props) {
  const me = await requireUser('reports.read');
  const name = named((await params).name);
  const query = await searchParams;
  const get = (key: string) => {
    const value = query[key];
    return (Array.isArray(value) ? value[0] : value) ?? null;
  };
  const filters = readQuery({ get }, reportFilters(name));
  const locale = await getLocale();
  prefetch(trpc.analytics.report.queryOptions(reportInput(name, filters, locale)));
  return (
    <Hydrated>
      <ReportView name={name} permissions={me.permissions} today={me.today} />
    </Hydrated>
  );
}
