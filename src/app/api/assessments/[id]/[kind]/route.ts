// An assessment as a file: /api/assessments/<run>/pdf or /xlsx, with ?subject= of one subject only.
import { getLocale } from 'next-intl/server';
import { downloadPaper } from '@/server/api/paper-door';
import { requestContextOf } from '@/server/api/request-context';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

interface Context {
  params: Promise<{ id: string; kind: string }>;
}

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { id, kind } = await params;
  const subjectId = new URL(request.url).searchParams.get('subject');
  const question = { runId: id, kind, subjectId, locale: await getLocale() };
  return downloadPaper(question, requestContextOf(request.headers));
}
