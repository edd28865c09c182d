// One subject of an assessment.
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { isUuid } from '@/kernel/ids';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { SubjectPage } from '../../_detail/subject-page';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('assessments.field');
  return { title: t('subject') };
}

interface Props {
  readonly params: Promise<{ id: string; subjectId: string }>;
}

export default async function Page({ params }: Props) {
  const me = await requireUser('assessments.read');
  const { id, subjectId } = await params;
  if (!isUuid(id) || !isUuid(subjectId)) notFound();
  prefetch(
    trpc.assessments.run.queryOptions({ id }),
    trpc.assessments.figures.queryOptions({ id, subjectId }),
  );
  return (
    <Hydrated>
      <SubjectPage
        runId={id}
        subjectId={subjectId}
        userId={me.user.id}
        permissions={me.permissions}
      />
    </Hydrated>
  );
}
