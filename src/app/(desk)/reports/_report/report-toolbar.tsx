'use client';
// The question of a report: grouping, period, comparison, depth of trees, and what it is narrowed to.
import { Group, MultiSelect, Pill, Select } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { BASES } from '@/server/modules/analytics/figure-schemas';
import {
  codeOfItself,
  oneDimension,
  reportDimensions,
  usedArguments,
  type ReportName,
} from '@/server/modules/analytics/schemas';
import { DateRangeFilter } from '@/ui/filters';
import type { UrlFilters } from '@/ui/filters/use-url-filters';
import type { ReportFields } from './report-filters';

const DEPTHS = ['1', '2', '3', '4'] as const;

export interface ReportToolbarProps {
  readonly name: ReportName;
  readonly filters: UrlFilters<ReportFields>;
}

export function ReportToolbar({ name, filters }: ReportToolbarProps) {
  const t = useTranslations('reports');
  const { by, from, to, only, depth, basis } = filters.values;
  const dims: readonly string[] = reportDimensions[name];
  const label = (dim: string) => t(`dim.${dim as 'day'}`);
  return (
    <Group gap="xs" align="flex-end" mb="sm">
      <MultiSelect
        label={t('groupBy')}
        data={dims.map((value) => ({ value, label: label(value) }))}
        value={[...by]}
        onChange={(chosen) => filters.set({ by: chosen })}
        maxValues={oneDimension.has(name) ? 1 : 5}
        miw={220}
        hidePickedOptions
      />
      {name !== 'stock' && (
        <DateRangeFilter
          label={name === 'receivables-ageing' ? t('asOfDate') : t('period')}
          value={{ from, to }}
          onChange={(range) => filters.set(range)}
        />
      )}
      {usedArguments(name, by).basis && (
        <Select
          label={t('basis')}
          allowDeselect={false}
          checkIconPosition="right"
          w={150}
          data={BASES.map((value) => ({ value, label: t(`basisOf.${value}`) }))}
          value={basis ?? 'BUDGET'}
          onChange={(value) => filters.set({ basis: besidesBudget(value) })}
        />
      )}
      {usedArguments(name, by).depth && (
        <Select
          label={t('depth')}
          placeholder={t('depthNone')}
          clearable
          w={150}
          data={DEPTHS.map((value) => ({
            value,
            label: t('depthOption', { depth: Number(value) }),
          }))}
          value={depth === null ? null : String(depth)}
          onChange={(value) => filters.set({ depth: value === null ? null : Number(value) })}
        />
      )}
      <Pill.Group>
        {Object.entries(only).map(([dimension, code]) => {
          const alone = codeOfItself(code);
          const node = alone === undefined ? code || t('none') : t('itself', { name: alone });
          const text = t('narrowed', { dimension: label(dimension), code: node });
          return (
            <Pill
              key={dimension}
              withRemoveButton
              size="md"
              removeButtonProps={{ 'aria-label': t('widen', { label: text }) }}
              onRemove={() => filters.set({ only: without(only, dimension) })}
            >
              {text}
            </Pill>
          );
        })}
      </Pill.Group>
    </Group>
  );
}

/** The plan is what is compared with unless another is chosen; the address names it no more than that. */
const besidesBudget = (value: string | null) =>
  BASES.find((basis) => basis === value && basis !== 'BUDGET');

function without(only: Readonly<Record<string, string>>, dimension: string) {
  return Object.fromEntries(Object.entries(only).filter(([key]) => key !== dimension));
}
