// Where evidence is brought in.
import { uploadFile } from '@/server/api/file-door';
import { requestContextOf } from '@/server/api/request-context';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

export async function POST(request: Request): Promise<Response> {
  return uploadFile(request, requestContextOf(request.headers));
}
