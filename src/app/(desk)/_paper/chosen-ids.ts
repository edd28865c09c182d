// The documents that the address of a page to print names. Pure.
import { isUuid } from '@/kernel/ids';
import { queryOf, type SearchParams } from '../stock/_parts/query-of';

/** What `?ids=` names, each once, in its order; what is no id is left out. */
export async function chosenIds(searchParams: SearchParams, most: number): Promise<string[]> {
  const asked = ((await queryOf(searchParams)).get('ids') ?? '').split(',').filter(isUuid);
  return [...new Set(asked)].slice(0, most);
}
