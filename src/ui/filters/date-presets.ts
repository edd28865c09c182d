// The usual ranges, counted from the organization's today. Pure.
import { addDays, addMonths, endOfMonth, startOfMonth } from '@/kernel/business-date';
import { monthOf, yearOf, type Period } from '@/kernel/period';

export type DatePresetKey =
  'today' | 'last7' | 'last30' | 'thisMonth' | 'lastMonth' | 'thisYear' | 'lastYear';

export interface DatePreset extends Period {
  readonly key: DatePresetKey;
}

export function datePresets(today: string): readonly DatePreset[] {
  const lastMonth = addMonths(startOfMonth(today), -1);
  return [
    { key: 'today', from: today, to: today },
    { key: 'last7', from: addDays(today, -6), to: today },
    { key: 'last30', from: addDays(today, -29), to: today },
    { key: 'thisMonth', ...monthOf(today) },
    { key: 'lastMonth', from: lastMonth, to: endOfMonth(lastMonth) },
    { key: 'thisYear', ...yearOf(today) },
    { key: 'lastYear', ...yearOf(addMonths(today, -12)) },
  ];
}
