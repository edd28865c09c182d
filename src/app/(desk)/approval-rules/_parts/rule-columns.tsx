'use client';
// A rule on one line: what it applies to and whom it asks.
import { Badge, Group, Text } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { Fragment, useMemo } from 'react';
import { useFormats, useOrgCurrency } from '@/i18n/formats';
import { localName } from '@/kernel/local-names';
import type { RuleView } from '@/server/modules/approvals/schemas';
import { useTRPC } from '@/trpc/client';
import { quantityColumn, textColumn, type Column } from '@/ui/tables';
import { useTagName } from './use-tags';

function useStepName(): (step: RuleView['steps'][number]) => string {
  const t = useTranslations('approvals.rules');
  const roles = useTranslations('auth.role');
  return ({ kind, role, userName }) => {
    if (kind === 'OWNER') return t('owner');
    if (kind === 'USER') return userName ?? '';
    return role === null ? '' : roles(role as 'CONTROLLER');
  };
}

/** What a rule applies to, in words. */
function useConditions(): (rule: RuleView) => string {
  const t = useTranslations('approvals.rules');
  const locale = useLocale();
  const formats = useFormats();
  const currency = useOrgCurrency();
  const tagName = useTagName();
  const centres = useQuery(useTRPC().centres.list.queryOptions({ on: null }));
  const amountOf = ({ amountFromMinor: from, amountToMinor: to }: RuleView) => {
    const money = (minor: bigint) => formats.money(minor, currency);
    if (from !== null && to !== null) return t('between', { from: money(from), to: money(to) });
    if (from !== null) return t('from', { amount: money(from) });
    return to === null ? t('anyAmount') : t('to', { amount: money(to) });
  };
  return (rule) => {
    const centre = centres.data?.find(({ id }) => id === rule.centreId);
    const named = rule.tags.flatMap((id) => tagName(id) ?? []);
    const gone = rule.tags.length - named.length;
    return formats.list([
      amountOf(rule),
      ...(centre ? [t('below', { centre: localName(centre, locale) })] : []),
      ...(named.length > 0 ? [t('only', { names: named.join(' / ') })] : []),
      ...(gone > 0 ? [t('withTags', { count: gone })] : []),
    ]);
  };
}

function Steps({ rule }: { readonly rule: RuleView }) {
  const t = useTranslations('approvals.rules');
  const nameOf = useStepName();
  if (rule.steps.length === 0) {
    return (
      <Badge size="sm" variant="light" color="green">
        {t('atOnce')}
      </Badge>
    );
  }
  return (
    <Group gap={4} py={4}>
      {rule.steps.map((step, index) => (
        // Steps have no name of their own: their place is what they are.
        // oxlint-disable-next-line react/no-array-index-key
        <Fragment key={index}>
          {index > 0 && <IconArrowRight size={13} stroke={1.7} aria-hidden />}
          <Text size="sm">{nameOf(step)}</Text>
        </Fragment>
      ))}
    </Group>
  );
}

export function useRuleColumns(): readonly Column<RuleView>[] {
  const t = useTranslations('approvals.rules');
  const all = useTranslations('approvals');
  const f = useTranslations('common.field');
  const conditionsOf = useConditions();
  const nameOf = useStepName();
  return useMemo(
    () => [
      textColumn<RuleView>({
        id: 'kind',
        label: all('kind'),
        value: (rule) => all(`docKind.${rule.docKind}`),
        width: 150,
        phone: 'subtitle',
      }),
      quantityColumn<RuleView>({
        id: 'priority',
        label: t('priority'),
        value: (rule) => rule.priority,
        width: 80,
      }),
      textColumn<RuleView>({
        id: 'name',
        label: f('name'),
        value: (rule) => rule.name,
        fixed: true,
        phone: 'title',
      }),
      textColumn<RuleView>({
        id: 'conditions',
        label: t('conditions'),
        value: conditionsOf,
        phone: 'meta',
      }),
      textColumn<RuleView>({
        id: 'steps',
        label: t('steps'),
        value: (rule) => rule.steps.map(nameOf).join(' → '),
        cell: (rule) => <Steps rule={rule} />,
        width: 340,
        phone: 'meta',
        isEmpty: () => false,
      }),
      textColumn<RuleView>({
        id: 'status',
        label: f('status'),
        value: (rule) => t(rule.active ? 'active' : 'off'),
        width: 110,
        phone: 'badge',
      }),
    ],
    [t, all, f, conditionsOf, nameOf],
  );
}
