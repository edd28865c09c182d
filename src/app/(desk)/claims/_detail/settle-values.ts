// What the form of a settlement holds.
import type { SettleClaimInput } from '@/server/modules/expenses/schemas';
import type { Picked } from '@/ui/forms';

export interface SettleValues {
  method: SettleClaimInput['method'];
  settledOn: string;
  reference: string;
  /** Of credit and goods; one of those that may be paid so. */
  dealerId: string;
  /** The dealer of lines that name none. */
  payee: Picked | null;
  amountMinor: string;
  goods: { productId: Picked | null; quantity: string }[];
}
