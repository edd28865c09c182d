'use client';
// The state of a deviation: colour, icon and word together, and whether it is late.
import { Badge, Group } from '@mantine/core';
import {
  IconCircleCheck,
  IconClock,
  IconHelpCircle,
  IconMessage,
  IconTool,
  type Icon,
} from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { DeviationStatus, DeviationView } from '@/server/modules/analytics/deviation-schemas';

const LOOKS: Record<DeviationStatus, { color: string; icon: Icon }> = {
  OPEN: { color: 'amber', icon: IconHelpCircle },
  EXPLAINED: { color: 'blue', icon: IconMessage },
  ACTION: { color: 'violet', icon: IconTool },
  CLOSED: { color: 'green', icon: IconCircleCheck },
};

type Stated = Pick<DeviationView, 'status' | 'isLate' | 'cleared'>;

/** A state is read whole, however narrow its column is. */
const WHOLE = { miw: 'max-content' } as const;

export function DeviationState({ status, isLate, cleared }: Stated) {
  const t = useTranslations('deviations');
  const { color, icon: StateIcon } = LOOKS[status];
  return (
    <Group gap={6}>
      <Badge
        {...WHOLE}
        variant="light"
        color={color}
        leftSection={<StateIcon size={13} aria-hidden />}
      >
        {t(`status.${status}`)}
      </Badge>
      {isLate && (
        <Badge
          {...WHOLE}
          variant="light"
          color="red"
          leftSection={<IconClock size={13} aria-hidden />}
        >
          {t('late')}
        </Badge>
      )}
      {cleared && status !== 'CLOSED' && (
        <Badge {...WHOLE} variant="light" color="gray">
          {t('cleared')}
        </Badge>
      )}
    </Group>
  );
}
