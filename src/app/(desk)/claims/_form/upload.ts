'use client';
// Sends a file; what the server refuses comes back as the refusal it is, to be worded like any other.
import { DomainError, type DomainErrorShape } from '@/kernel/domain-error';

export interface UploadedFile {
  id: string;
  name: string;
  mediaType: string;
}

export async function uploadFile(file: File): Promise<UploadedFile> {
  const answer = await fetch('/api/files', {
    method: 'POST',
    body: file,
    headers: { 'x-file-name': encodeURIComponent(file.name) },
  });
  const body = (await answer.json()) as { file?: UploadedFile; error?: DomainErrorShape };
  if (body.file) return body.file;
  const shape = body.error;
  if (shape?.params) throw DomainError.fromShape(shape);
  throw new Error(`the upload was answered with ${answer.status}`);
}
