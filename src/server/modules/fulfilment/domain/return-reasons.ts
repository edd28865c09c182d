/** The reasons a new organization starts with; each is a row it may change. */
import type { LocalNames } from '@/kernel/local-names';
import type { ReturnFlags } from './return-effects';

export interface ReturnReason extends ReturnFlags {
  readonly code: string;
  readonly name: string;
  readonly names: LocalNames;
  readonly status: 'ACTIVE' | 'INACTIVE';
}

function reason(
  code: string,
  names: Required<LocalNames>,
  [reopenDemand, restock, credit]: readonly [boolean, boolean, boolean],
): ReturnReason {
  const status = 'ACTIVE';
  return { code, name: names.en, names, reopenDemand, restock, credit, status };
}

/** Flags in the order re-open demand, restock, credit. */
export const DEFAULT_RETURN_REASONS: readonly ReturnReason[] = [
  reason('DAMAGED', { en: 'Damaged on arrival', 'zh-Hans': '到货破损', 'zh-Hant': '到貨破損' }, [
    true,
    false,
    true,
  ]),
  reason('WRONG_ITEM', { en: 'Wrong item', 'zh-Hans': '发错货', 'zh-Hant': '出錯貨' }, [
    true,
    true,
    true,
  ]),
  reason('UNSOLD', { en: 'Unsold', 'zh-Hans': '滞销退货', 'zh-Hant': '滯銷退貨' }, [
    false,
    true,
    true,
  ]),
  reason('QUALITY', { en: 'Quality defect', 'zh-Hans': '质量问题', 'zh-Hant': '品質問題' }, [
    false,
    false,
    true,
  ]),
  reason('OTHER', { en: 'Other', 'zh-Hans': '其他', 'zh-Hant': '其他' }, [false, true, true]),
];
