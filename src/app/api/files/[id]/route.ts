// Where evidence is looked at.
import { downloadFile } from '@/server/api/file-door';
import { requestContextOf } from '@/server/api/request-context';
import { isUuid } from '@/kernel/ids';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

interface Context {
  params: Promise<{ id: string }>;
}

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { id } = await params;
  if (!isUuid(id)) return new Response(null, { status: 404 });
  return downloadFile(id, requestContextOf(request.headers));
}
