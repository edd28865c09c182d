// What the documents behind entries of the budget are called.
import type { Work } from '@/server/platform/actor';
import { readDocumentNumbers } from '../repo/document-numbers';
import type { DocumentNumber } from '../trail-schemas';

/** Of requests, claims, settlements, rebates and drivers; what is gone or unknown is not in the answer. */
export const listDocumentNumbers = (
  work: Work,
  { ids }: { ids: readonly string[] },
): Promise<DocumentNumber[]> => readDocumentNumbers(work.tx, ids);
