'use client';
// One report of the list: what it answers, and the way to it.
import { Card, Text, Title } from '@mantine/core';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import type { ReportName } from '@/server/modules/analytics/schemas';

export function ReportCard({ name }: { readonly name: ReportName }) {
  const t = useTranslations('reports');
  return (
    <Card component={Link} href={`/reports/${name}`} withBorder padding="lg">
      <Title order={2} size="h4">
        {t(`name.${name}`)}
      </Title>
      <Text size="sm" c="dimmed" mt={6}>
        {t(`about.${name}`)}
      </Text>
    </Card>
  );
}
