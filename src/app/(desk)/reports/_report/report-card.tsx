'use client';
// One report of the list: what it answers, and the way to it.
import { Card, Group, Text, ThemeIcon, Title } from '@mantine/core';
import {
  IconArrowsSplit2,
  IconAward,
  IconCalendarDue,
  IconChartBar,
  IconArrowsDiff,
  IconCash,
  IconChartPie,
  IconScale,
  IconStack2,
  IconTarget,
  type Icon,
} from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import type { ReportName } from '@/server/modules/analytics/schemas';

const ICONS: Record<ReportName | 'assessment', Icon> = {
  sales: IconChartBar,
  'order-flow': IconArrowsSplit2,
  'receivables-ageing': IconCalendarDue,
  stock: IconStack2,
  'budget-execution': IconChartPie,
  variance: IconArrowsDiff,
  'price-mix-quantity': IconScale,
  'expense-flow': IconCash,
  targets: IconTarget,
  assessment: IconAward,
};

export function ReportCard({ name }: { readonly name: ReportName | 'assessment' }) {
  const ReportIcon = ICONS[name];
  const t = useTranslations('reports');
  return (
    <Card component={Link} href={`/reports/${name}`} withBorder padding="lg">
      <Group gap="md" wrap="nowrap" align="flex-start">
        <ThemeIcon size={40} radius="md" variant="light">
          <ReportIcon size={21} stroke={1.7} aria-hidden />
        </ThemeIcon>
        <div>
          <Title order={2} size="h4">
            {t(`name.${name}`)}
          </Title>
          <Text size="sm" c="dimmed" mt={4}>
            {t(`about.${name}`)}
          </Text>
        </div>
      </Group>
    </Card>
  );
}
