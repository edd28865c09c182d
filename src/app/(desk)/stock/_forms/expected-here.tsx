'use client';
// What is expected in the chosen warehouse, to be taken over into a receipt.
import { Button, Card, Group, Text, Title } from '@mantine/core';
import { IconCheck, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useFormats } from '@/i18n/formats';
import type { ArrivalView } from '@/server/modules/inventory/schemas';
import { useTRPC } from '@/trpc/client';
import { DateText } from '@/ui/cells';
import { ErrorState, StatusBadge } from '@/ui/states';
import { ProductName } from '../_parts/product-name';
import classes from '../_card/card.module.css';

export interface ExpectedHereProps {
  readonly warehouseId: string;
  readonly today: string;
  readonly taken: readonly ArrivalView[];
  readonly onTake: (arrival: ArrivalView) => void;
}

const LIMIT = 20;

/** Nothing at all where nothing is expected: the receipt does not need it. */
export function ExpectedHere(props: ExpectedHereProps) {
  const t = useTranslations('inventory');
  const trpc = useTRPC();
  const { warehouseId } = props;
  const query = useQuery(
    trpc.inventory.arrivals.queryOptions(
      { warehouseId, status: 'OPEN', limit: LIMIT },
      { enabled: warehouseId !== '' },
    ),
  );
  if (query.isError) {
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  }
  const arrivals = query.data?.items ?? [];
  if (arrivals.length === 0) return null;
  const taken = new Set(props.taken.map((arrival) => arrival.id));
  const open = arrivals.filter((arrival) => !taken.has(arrival.id));
  return (
    <Card component="section" aria-label={t('form.expectedHere')}>
      <Group justify="space-between" mb={4}>
        <Title order={2} size="h5">
          {t('form.expectedHere')}
        </Title>
        {open.length > 1 && (
          <Button size="compact-sm" variant="default" onClick={() => open.forEach(props.onTake)}>
            {t('form.takeAll', { count: open.length })}
          </Button>
        )}
      </Group>
      <ul className={classes.arrivals}>
        {arrivals.map((arrival) => (
          <Expected
            key={arrival.id}
            arrival={arrival}
            isLate={arrival.expectedOn < props.today}
            isTaken={taken.has(arrival.id)}
            onTake={() => props.onTake(arrival)}
          />
        ))}
      </ul>
    </Card>
  );
}

function Expected(props: {
  readonly arrival: ArrivalView;
  readonly isLate: boolean;
  readonly isTaken: boolean;
  readonly onTake: () => void;
}) {
  const t = useTranslations('inventory');
  const formats = useFormats();
  const { arrival, isTaken } = props;
  return (
    <li>
      <DateText date={arrival.expectedOn} />
      {props.isLate && <StatusBadge status="OVERDUE" label={t('arrival.late')} size="sm" />}
      <ProductName product={arrival} />
      <Text span size="sm" fw={560} className={classes.end}>
        {formats.quantity(arrival.open, arrival.baseUnit)}
      </Text>
      <Button
        size="compact-sm"
        variant={isTaken ? 'subtle' : 'default'}
        disabled={isTaken}
        leftSection={isTaken ? <IconCheck size={14} /> : <IconPlus size={14} />}
        onClick={props.onTake}
      >
        {t(isTaken ? 'form.taken' : 'form.take')}
      </Button>
    </li>
  );
}
