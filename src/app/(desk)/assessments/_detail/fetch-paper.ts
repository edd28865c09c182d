'use client';
// Asks for an assessment as a file; what the server refuses comes back as the refusal it is.
import { DomainError, type DomainErrorShape } from '@/kernel/domain-error';
import { downloadBlob } from '@/ui/tables';
import { nameInHeader } from './name-in-header';

export interface PaperRef {
  readonly runId: string;
  readonly subjectId: string | null;
  readonly kind: 'pdf' | 'xlsx';
}

export async function fetchPaper({ runId, subjectId, kind }: PaperRef): Promise<void> {
  const query = subjectId === null ? '' : `?subject=${subjectId}`;
  const answer = await fetch(`/api/assessments/${runId}/${kind}${query}`);
  if (!answer.ok) {
    const body = (await answer.json().catch(() => ({}))) as { error?: DomainErrorShape };
    if (body.error?.params) throw DomainError.fromShape(body.error);
    throw new Error(`the file was answered with ${answer.status}`);
  }
  const name = nameInHeader(answer.headers.get('content-disposition'));
  downloadBlob(await answer.blob(), name ?? `${runId}.${kind}`);
}
