'use client';
// Whether the bank's list shows a receipt: colour, icon and word together.
import { Badge } from '@mantine/core';
import { IconBuildingBank, IconClock, IconHourglassHigh, type Icon } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { BankState } from '@/server/modules/receivables/schemas';
import { Nothing } from '@/ui/cells';

const LOOKS: Record<BankState, { color: string; icon: Icon }> = {
  AWAITING: { color: 'amber', icon: IconClock },
  HELD: { color: 'red', icon: IconHourglassHigh },
  CONFIRMED: { color: 'green', icon: IconBuildingBank },
};

export function BankBadge({ bank }: { readonly bank: BankState | null }) {
  const t = useTranslations('receivables.bank');
  if (bank === null) return <Nothing />;
  const { color, icon: BankIcon } = LOOKS[bank];
  return (
    <Badge variant="light" color={color} leftSection={<BankIcon size={13} aria-hidden />}>
      {t(bank)}
    </Badge>
  );
}
