// Ids that a reader's address carries. Pure.
import { isUuid } from '@/kernel/ids';

/** An id out of the address; one that is none filters by nothing rather than breaking the page. */
export function pickedId(picked: { readonly id: string } | null): string | undefined {
  return picked && isUuid(picked.id) ? picked.id : undefined;
}
