'use client';
// What can be promised of a product from which day on, in one warehouse.
import { Card, Group, Select, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useFormats } from '@/i18n/formats';
import type { StockLevelView } from '@/server/modules/inventory/schemas';
import { useTRPC } from '@/trpc/client';
import { DateText } from '@/ui/cells';
import { ErrorState, LoadingCard } from '@/ui/states';
import classes from './card.module.css';

export interface PromisePanelProps {
  readonly productId: string;
  readonly unit: string;
  readonly levels: readonly StockLevelView[];
}

export function PromisePanel({ productId, unit, levels }: PromisePanelProps) {
  const t = useTranslations('inventory.promise');
  const trpc = useTRPC();
  const [chosen, setChosen] = useState<string | null>(null);
  const warehouseId = chosen ?? levels[0]?.warehouseId ?? '';
  const promise = useQuery(
    trpc.fulfilment.promise.queryOptions(
      { productId, warehouseId },
      { enabled: warehouseId !== '' },
    ),
  );
  return (
    <Card component="section" aria-label={t('title')}>
      <Group justify="space-between" mb="xs" wrap="nowrap">
        <Title order={2} size="h4">
          {t('title')}
        </Title>
        {levels.length > 1 && (
          <Select
            size="xs"
            w={130}
            aria-label={t('warehouse')}
            value={warehouseId}
            onChange={setChosen}
            allowDeselect={false}
            data={levels.map((level) => ({
              value: level.warehouseId,
              label: level.warehouseCode,
            }))}
          />
        )}
      </Group>
      <Text size="sm" c="dimmed" mb="sm">
        {t('explain')}
      </Text>
      {promise.isError && (
        <ErrorState error={promise.error} onRetry={() => void promise.refetch()} />
      )}
      {promise.isPending && warehouseId !== '' && <LoadingCard lines={3} />}
      {promise.data && <Steps unit={unit} {...promise.data} />}
      {warehouseId === '' && <Text size="sm">{t('never')}</Text>}
    </Card>
  );
}

interface StepsProps {
  readonly unit: string;
  readonly today: string;
  readonly backlog: number;
  readonly steps: readonly { readonly from: string; readonly available: number }[];
}

function Steps({ unit, today, backlog, steps }: StepsProps) {
  const t = useTranslations('inventory.promise');
  const formats = useFormats();
  const most = Math.max(1, ...steps.map((step) => step.available));
  // A step that changes nothing says nothing; the first and the last frame the rest.
  const shown = steps.filter(
    (step, index) => index === 0 || step.available !== steps[index - 1]?.available,
  );
  return (
    <>
      <ol className={classes.steps}>
        {shown.map((step) => (
          <li key={step.from} className={classes.step}>
            <Text span size="sm">
              {step.from === today ? t('today') : <DateText date={step.from} />}
            </Text>
            <span className={classes.track} aria-hidden>
              <span
                className={classes.bar}
                data-short={step.available <= 0 || undefined}
                style={{ width: `${(100 * Math.max(0, step.available)) / most}%` }}
              />
            </span>
            <Text span size="sm" fw={560} className="dd-tabular">
              {formats.quantity(step.available, unit)}
            </Text>
          </li>
        ))}
      </ol>
      {backlog > 0 && (
        <Text size="sm" c="dimmed" mt="sm">
          {t('backlog', { quantity: formats.quantity(backlog, unit) })}
        </Text>
      )}
    </>
  );
}
