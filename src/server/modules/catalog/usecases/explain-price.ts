// Which price would this dealer get, and why: the answer an order would use, with every other price
// of the product and the reason it loses.
import { DomainError } from '@/kernel/domain-error';
import type { Work } from '@/server/platform/actor';
import { effectiveValidity, explainPrice } from '../domain/explain-price';
import { readOrderableProducts } from '../repo/orderable';
import { readListed } from '../repo/prices';
import type { ExplainPriceInput, PriceExplanation } from '../price-schemas';

/** Throws `catalog.notFound` for an unknown product. */
export async function explainPriceFor(
  work: Work,
  { productId, quantity, ...reader }: ExplainPriceInput,
): Promise<PriceExplanation> {
  const [product] = await readOrderableProducts(work.tx, [productId]);
  if (!product) throw new DomainError('catalog.notFound', { status: 'not_found' });
  const listed = await readListed(work.tx, reader, productId);
  const { answer, prices } = explainPrice(listed, { ...reader, quantity });
  return {
    unitPrice: answer.found ? answer.unitPrice : null,
    by: answer.found ? answer.rule.by : null,
    refusal: answer.found ? null : { code: answer.code, params: { ...answer.params } },
    candidates: prices.map(({ candidate, by, outcome }) => {
      const { itemId, listId, code, name, currency, priority, minQuantity, unitPrice } = candidate;
      const { from: validFrom, to: validTo } = effectiveValidity(candidate);
      return {
        itemId,
        listId,
        code,
        name,
        currency,
        priority,
        by,
        minQuantity,
        unitPrice,
        validFrom,
        validTo,
        outcome,
      };
    }),
  };
}
