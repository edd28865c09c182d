'use client';
// How full a quota is: word and icon; bar and colour only repeat them.
import { Badge, Progress, Text } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleOff,
  IconLock,
  IconTrendingUp,
  type Icon,
} from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useFormats } from '@/i18n/formats';
import type { QuotaView } from '@/server/modules/quotas/schemas';
import { fullnessOf, type Fullness } from './quota-words';

const LOOKS: Record<Fullness, { readonly color: string; readonly icon: Icon }> = {
  over: { color: 'red', icon: IconTrendingUp },
  used: { color: 'red', icon: IconCircleOff },
  low: { color: 'amber', icon: IconAlertTriangle },
  free: { color: 'green', icon: IconCircleCheck },
  closed: { color: 'gray', icon: IconLock },
};

export function FullnessBadge({ quota }: { readonly quota: QuotaView }) {
  const t = useTranslations('quotas.fullness');
  const fullness = fullnessOf(quota);
  const { color, icon: FullnessIcon } = LOOKS[fullness];
  return (
    <Badge
      color={color}
      variant="light"
      leftSection={<FullnessIcon size={12} stroke={2} aria-hidden style={{ display: 'block' }} />}
    >
      {t(fullness)}
    </Badge>
  );
}

const FULL = 100;

export function FullnessBar({ quota }: { readonly quota: QuotaView }) {
  const t = useTranslations('quotas');
  const formats = useFormats();
  const { allocated, consumed } = quota;
  const share = allocated === 0 ? FULL : Math.min(FULL, (consumed / allocated) * FULL);
  const text = t('usedOf', {
    used: formats.quantity(consumed),
    of: formats.quantity(allocated),
  });
  return (
    <div>
      <Progress value={share} color={LOOKS[fullnessOf(quota)].color} size="sm" aria-label={text} />
      <Text size="xs" c="dimmed" mt={4}>
        {text}
      </Text>
    </div>
  );
}
