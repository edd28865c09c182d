'use client';
// The columns of a list of cases; which ones depends on the box.
import { Group, Text, Tooltip } from '@mantine/core';
import { useLocale, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { useFormats, useOrgCurrency } from '@/i18n/formats';
import { localName } from '@/kernel/local-names';
import type { Box, CaseItem } from '@/server/modules/approvals/schemas';
import { Nothing } from '@/ui/cells';
import { useNow } from '@/ui/states';
import { dateTimeColumn, moneyColumn, textColumn, type Column } from '@/ui/tables';
import { CaseStatus } from '../../_approval/case-status';

/** "2 days ago", with the instant when pointed at. */
function Age({ at }: { readonly at: Date | null }) {
  const formats = useFormats();
  const now = useNow();
  if (at === null) return <Nothing />;
  return (
    <Tooltip label={formats.dateTime(at)}>
      <Text size="sm" component="time" dateTime={at.toISOString()}>
        {now ? formats.relative(at, now) : formats.dateTime(at)}
      </Text>
    </Tooltip>
  );
}

/** Which step waits, and in whose name the reader would decide it. */
function StepCell({ item }: { readonly item: CaseItem }) {
  const t = useTranslations('approvals');
  return (
    <Group gap={6} wrap="nowrap">
      <Text size="sm">{t('stepOf', { step: item.stepNo, steps: item.steps })}</Text>
      {item.actsFor && (
        <Text size="xs" c="dimmed" truncate>
          {t('actsFor', { name: item.actsFor })}
        </Text>
      )}
    </Group>
  );
}

function useCommonColumns() {
  const t = useTranslations('approvals');
  const locale = useLocale();
  const currency = useOrgCurrency();
  const f = useTranslations('common.field');
  return useMemo((): Column<CaseItem>[] => {
    const centreOf = ({ centreName: name, centreNames: names }: CaseItem) =>
      name === null ? null : localName({ name, names }, locale);
    return [
      textColumn({
        id: 'number',
        label: t('number'),
        value: (one) => one.docNumber,
        fixed: true,
        width: 165,
        phone: 'title',
      }),
      textColumn({
        id: 'kind',
        label: t('kind'),
        value: (one) => t(`docKind.${one.docKind}`),
        width: 140,
        // The number says it already.
        defaultHidden: true,
        phone: 'meta',
      }),
      textColumn({
        id: 'about',
        label: t('about'),
        value: (one) => one.title,
        minWidth: 150,
        phone: 'subtitle',
      }),
      textColumn({ id: 'centre', label: t('centre'), value: centreOf, width: 130 }),
      moneyColumn({
        id: 'amount',
        label: f('amount'),
        value: (one) => ({ minor: one.amountMinor, currency }),
        width: 130,
      }),
    ];
  }, [t, f, locale, currency]);
}

export function useCaseColumns(box: Box): readonly Column<CaseItem>[] {
  const t = useTranslations('approvals');
  const f = useTranslations('common.field');
  const common = useCommonColumns();
  return useMemo(() => {
    const requester = textColumn<CaseItem>({
      id: 'requester',
      label: t('requester'),
      value: (one) => one.requesterName,
      width: 115,
    });
    const step = textColumn<CaseItem>({
      id: 'step',
      label: t('step'),
      value: (one) => t('stepOf', { step: one.stepNo, steps: one.steps }),
      cell: (one) => <StepCell item={one} />,
      width: 150,
    });
    const since = {
      ...dateTimeColumn<CaseItem>({
        id: 'since',
        label: t('waitsSince'),
        value: (one) => one.waitingSince,
        width: 120,
      }),
      cell: (one: CaseItem) => <Age at={one.waitingSince} />,
    };
    if (box === 'waiting') return [...common, requester, step, since];
    const status: Column<CaseItem> = {
      ...textColumn<CaseItem>({
        id: 'status',
        label: f('status'),
        value: (one) => t(`status.${one.status}`),
        cell: (one) => <CaseStatus status={one.status} />,
        width: 130,
        phone: 'badge',
      }),
    };
    const asked = dateTimeColumn<CaseItem>({
      id: 'asked',
      label: t('asked'),
      value: (one) => one.openedAt,
    });
    const who = box === 'decided' ? [requester] : [];
    return [...common, ...who, step, status, asked];
  }, [box, common, t, f]);
}
