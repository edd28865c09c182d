// The list of reports.
import { SimpleGrid } from '@mantine/core';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { reportNames } from '@/server/modules/analytics/schemas';
import { requireUser } from '@/trpc/server';
import { LinkButton } from '@/ui/links';
import { PageHeader } from '@/ui/shell';
import { ReportCard } from './_report/report-card';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('reports');
  return { title: t('title') };
}

export default async function Page() {
  const me = await requireUser('reports.read');
  const t = await getTranslations('reports');
  return (
    <>
      <PageHeader
        title={t('title')}
        actions={
          <LinkButton href="/reports/regular" variant="default">
            {t('regular.title')}
          </LinkButton>
        }
      />
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
        {reportNames.map((name) => (
          <ReportCard key={name} name={name} />
        ))}
        {me.permissions.includes('assessments.read') && <ReportCard name="assessment" />}
      </SimpleGrid>
    </>
  );
}
