'use client';
// Why the order does not go on, what would clear it, and the way past it for those who may.
import { Alert, Button, Collapse, Group, Stack, Text, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown, IconHandStop } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useFormats } from '@/i18n/formats';
import type { OrderView } from '@/server/modules/orders/schemas';
import { ConfirmAction } from '@/ui/states';
import { HOLD_ICONS } from '../_holds/hold-badges';
import { useRemedyWords } from '../_holds/use-remedy-words';
import classes from './detail.module.css';
import type { OrderHold } from './order-types';
import { useOrderAct } from './use-order-act';

export interface HoldsPanelProps {
  readonly order: OrderView;
  readonly warehouseName: (id: string) => string | undefined;
}

export function HoldsPanel({ order, warehouseName }: HoldsPanelProps) {
  const t = useTranslations('orders');
  const [released, setReleased] = useState<OrderHold | null>(null);
  const act = useOrderAct(order);
  const open = order.holds.filter((hold) => hold.clearedAt === null);
  const cleared = order.holds.filter((hold) => hold.clearedAt !== null);
  const mayRelease = order.actions.includes('clearHolds');
  if (order.holds.length === 0) return null;
  return (
    <>
      {open.length > 0 && (
        <Alert
          color="red"
          variant="light"
          icon={<IconHandStop size={18} stroke={1.8} />}
          title={t('detail.holds')}
          className={classes.holds}
        >
          <ul className={classes.holdList}>
            {open.map((hold) => (
              <OpenHold
                key={hold.reason}
                hold={hold}
                currency={order.currency}
                warehouseName={warehouseName}
                onRelease={mayRelease ? () => setReleased(hold) : undefined}
              />
            ))}
          </ul>
        </Alert>
      )}
      {cleared.length > 0 && <ClearedHolds holds={cleared} />}
      {released && (
        <ConfirmAction
          opened
          onClose={() => setReleased(null)}
          title={t('confirm.releaseHoldTitle', { reason: t(`reason.${released.reason}`) })}
          text={t('confirm.releaseHoldText')}
          confirmLabel={t('action.releaseHold')}
          reason="required"
          onConfirm={(reason) => act({ kind: 'releaseHold', hold: released.reason, reason })}
        />
      )}
    </>
  );
}

function OpenHold(props: {
  readonly hold: OrderHold;
  readonly currency: string;
  readonly warehouseName: (id: string) => string | undefined;
  readonly onRelease?: () => void;
}) {
  const t = useTranslations('orders');
  const remedyWords = useRemedyWords();
  const { hold, currency, warehouseName } = props;
  const HoldIcon = HOLD_ICONS[hold.reason];
  const remedy = remedyWords(hold.remedy, { currency, warehouseName });
  return (
    <li className={classes.hold}>
      <HoldIcon size={18} stroke={1.7} className={classes.holdIcon} aria-hidden />
      <div className={classes.holdBody}>
        <Text fw={600} size="sm">
          {t(`reason.${hold.reason}`)}
        </Text>
        {hold.note && (
          <Text size="sm" fs="italic">
            “{hold.note}”
          </Text>
        )}
        <ul className={classes.steps} aria-label={t('detail.remedy')}>
          {remedy.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
          {remedy.more && <li>{remedy.more}</li>}
        </ul>
      </div>
      {props.onRelease && (
        <Button size="xs" variant="default" onClick={props.onRelease}>
          {t('action.releaseHold')}…
        </Button>
      )}
    </li>
  );
}

const WHYS = ['REJECTED', 'CANCELLED', 'AMENDED', 'RULE_SATISFIED'] as const;

function ClearedHolds({ holds }: { readonly holds: readonly OrderHold[] }) {
  const t = useTranslations('orders');
  const formats = useFormats();
  const [isOpen, { toggle }] = useDisclosure(false);
  const whyOf = (hold: OrderHold): string => {
    const reason = hold.clearReason ?? '';
    if (hold.overridden) return t('detail.overridden', { reason });
    const known = WHYS.find((why) => why === reason);
    return known ? t(`why.${known}`) : reason;
  };
  return (
    <div>
      <UnstyledButton onClick={toggle} aria-expanded={isOpen} className={classes.clearedToggle}>
        <Group gap={4}>
          <IconChevronDown size={14} data-open={isOpen || undefined} aria-hidden />
          <Text size="xs" c="dimmed">
            {t('detail.holdsCleared', { count: holds.length })}
          </Text>
        </Group>
      </UnstyledButton>
      <Collapse expanded={isOpen}>
        <Stack gap={2} py={6}>
          {holds.map((hold) => (
            <Text key={`${hold.reason}-${hold.createdAt.toISOString()}`} size="sm" c="dimmed">
              <Text span inherit fw={560}>
                {t(`reason.${hold.reason}`)}
              </Text>
              {hold.clearedAt && (
                <> · {t('detail.cleared', { date: formats.dateTime(hold.clearedAt) })}</>
              )}
              {whyOf(hold) !== '' && <> · {whyOf(hold)}</>}
            </Text>
          ))}
        </Stack>
      </Collapse>
    </div>
  );
}
