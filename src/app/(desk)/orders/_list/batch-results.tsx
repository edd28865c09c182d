'use client';
// What became of each order of a batch.
import { Anchor, Group, ScrollArea, Text } from '@mantine/core';
import {
  IconAlertCircle,
  IconCircleCheck,
  IconCircleDashed,
  IconHandStop,
  IconLoader2,
  type Icon,
} from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { useErrorText } from '@/i18n/errors';
import type { OrderListItem, OrderOutcome } from '@/server/modules/orders/schemas';
import { StatusBadge } from '@/ui/states';
import { HoldBadges } from '../_holds/hold-badges';
import { isHeld } from './batch-outcome';
import type { BatchState } from './batch-runner';
import classes from './list.module.css';

type Look = BatchState<unknown>['kind'] | 'held';

const LOOKS: Record<Look, { icon: Icon; color: string }> = {
  waiting: { icon: IconCircleDashed, color: 'var(--dd-muted)' },
  running: { icon: IconLoader2, color: 'var(--mantine-color-blue-6)' },
  done: { icon: IconCircleCheck, color: 'var(--mantine-color-green-6)' },
  held: { icon: IconHandStop, color: 'var(--dd-warn)' },
  failed: { icon: IconAlertCircle, color: 'var(--mantine-color-error)' },
};

export interface BatchResultsProps {
  readonly orders: readonly OrderListItem[];
  readonly states: readonly BatchState<OrderOutcome>[];
  readonly isRunning: boolean;
}

export function BatchResults({ orders, states, isRunning }: BatchResultsProps) {
  const t = useTranslations('orders.batch');
  return (
    <ScrollArea.Autosize mah={360} type="auto" className={classes.results}>
      <ul aria-label={t('results')} className={classes.resultList}>
        {orders.map((order, index) => {
          const state = states[index] ?? { kind: 'waiting' };
          const { icon: StateIcon, color } = LOOKS[isHeld(state) ? 'held' : state.kind];
          return (
            <li key={order.id} className={classes.result} data-state={state.kind}>
              <StateIcon size={17} color={color} aria-hidden className={classes.resultIcon} />
              <Anchor component={Link} href={`/orders/${order.id}`} size="sm" fw={560}>
                {order.number}
              </Anchor>
              <div className={classes.resultText}>
                <ResultText state={state} isRunning={isRunning} />
              </div>
            </li>
          );
        })}
      </ul>
    </ScrollArea.Autosize>
  );
}

function ResultText(props: {
  readonly state: BatchState<OrderOutcome>;
  readonly isRunning: boolean;
}) {
  const t = useTranslations('orders.batch');
  const errorText = useErrorText();
  const { state } = props;
  if (state.kind === 'done') {
    return (
      <Group gap={6}>
        <StatusBadge status={state.result.status} size="sm" />
        <HoldBadges reasons={state.result.holds.map((hold) => hold.reason)} />
      </Group>
    );
  }
  if (state.kind === 'failed') {
    const { problem, mend } = errorText(state.error);
    return (
      <Text size="sm">
        {problem}{' '}
        <Text span inherit c="dimmed">
          {mend}
        </Text>
      </Text>
    );
  }
  const word = state.kind === 'running' ? 'running' : props.isRunning ? 'waiting' : 'stopped';
  return (
    <Text size="sm" c="dimmed">
      {t(word)}
    </Text>
  );
}
