// The door of quotas for orders, imports and the demo.
export {
  askQuotas,
  consumeQuotas,
  giveBackQuotas,
  judgeQuotas,
  lockQuotasForChange,
  type QuotaFacts,
} from './usecases/ask-quotas';
export type { LineVerdict, QuotaLack } from './domain/judge';
export { HOLDER_KINDS, ITEM_KINDS, type Buyer } from './domain/quota';
export { changeQuota, createQuota } from './usecases/save-quota';
export { moveQuota } from './usecases/move-quota';
export { upsertQuotas, type QuotaUpsert } from './usecases/upsert-quotas';
