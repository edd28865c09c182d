'use client';
// Beside a centre's name: what it answers for, who owns it, and when it is valid.
import { Badge, Group, Text } from '@mantine/core';
import { IconUser } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useFormats } from '@/i18n/formats';
import type { CentreView } from '@/server/modules/centres/schemas';

const COLORS: Record<CentreView['kind'], string> = {
  REVENUE: 'petrol',
  COST: 'gray',
  PROFIT: 'green',
  INVESTMENT: 'violet',
};

export function CentreFacts({ node }: { readonly node: CentreView }) {
  const t = useTranslations('centres');
  const formats = useFormats();
  const { validFrom, validTo } = node;
  const validity = () => {
    if (validFrom && validTo) {
      return t('validBetween', { from: formats.date(validFrom), to: formats.date(validTo) });
    }
    if (validFrom) return t('validSince', { from: formats.date(validFrom) });
    return validTo ? t('validUntil', { to: formats.date(validTo) }) : null;
  };
  return (
    <>
      <Badge size="sm" variant="light" color={COLORS[node.kind]}>
        {t(`kind.${node.kind}`)}
      </Badge>
      {node.ownerName && (
        <Group gap={3} wrap="nowrap">
          <IconUser size={13} stroke={1.7} aria-hidden />
          <Text size="xs" c="dimmed">
            {node.ownerName}
          </Text>
        </Group>
      )}
      {validity() && (
        <Text size="xs" c="dimmed">
          {validity()}
        </Text>
      )}
    </>
  );
}
