'use client';
// The total in its buckets, as one bar and its figures, with the proof that the ledger says the same.
import { Card, Group, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useFormats } from '@/i18n/formats';
import type { AgeingSummary } from '@/server/modules/receivables/schemas';
import { MoneyText } from '@/ui/cells';
import classes from './ageing.module.css';
import { useBucketLabel, type AgeingBucket } from './use-bucket-label';

const SCALE = 10_000n;

/** Part of the whole as a ratio, for a length and a percentage only. */
const ratioOf = (part: bigint, whole: bigint) =>
  whole === 0n ? 0 : Number((part * SCALE) / whole) / Number(SCALE);

export interface BucketStripProps {
  readonly buckets: readonly AgeingBucket[];
  readonly total: AgeingSummary['totals'][number];
}

export function BucketStrip({ buckets, total }: BucketStripProps) {
  const t = useTranslations('receivables.ageing');
  const formats = useFormats();
  const labelOf = useBucketLabel();
  const { currency, totalMinor, amounts } = total;
  const parts = buckets
    .map((bucket, index) => ({ bucket, index, minor: amounts[index] ?? 0n }))
    .filter(({ bucket, minor }) => bucket.key !== 'undated' || minor !== 0n);
  return (
    <Card component="section" aria-label={t('totals')}>
      <Group justify="space-between" align="flex-end" gap={12}>
        <div>
          <Text size="sm" c="dimmed">
            {t('total')} · {t('dealers', { count: total.dealers })}
          </Text>
          <Text className={classes.sum}>
            <MoneyText minor={totalMinor} currency={currency} />
          </Text>
        </div>
        <Proof total={total} />
      </Group>
      <div className={classes.bar} aria-hidden>
        {parts
          .filter(({ minor }) => minor > 0n)
          .map(({ bucket, index, minor }) => (
            <span
              key={bucket.key}
              className={classes.age}
              data-age={Math.min(index, 6)}
              style={{ flexGrow: ratioOf(minor, totalMinor) }}
            />
          ))}
      </div>
      <dl className={classes.buckets}>
        {parts.map(({ bucket, index, minor }) => (
          <div key={bucket.key} className={classes.bucket}>
            <dt>
              <i className={classes.age} data-age={Math.min(index, 6)} aria-hidden />
              {labelOf(bucket)}
            </dt>
            <dd>
              <MoneyText minor={minor} currency={currency} />
            </dd>
            <dd className={classes.share}>{formats.percent(ratioOf(minor, totalMinor))}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

function Proof({ total }: { readonly total: AgeingSummary['totals'][number] }) {
  const t = useTranslations('receivables.ageing');
  const formats = useFormats();
  const { currency, totalMinor, ledgerMinor, unappliedMinor } = total;
  const difference = totalMinor - ledgerMinor;
  const isEqual = difference === 0n;
  const ProofIcon = isEqual ? IconCircleCheck : IconAlertTriangle;
  return (
    <div className={classes.proof}>
      <Text size="sm" className={classes.proofLine} data-equal={isEqual}>
        <ProofIcon size={16} stroke={1.8} aria-hidden />
        {isEqual
          ? t('equalsLedger', { amount: formats.money(ledgerMinor, currency) })
          : t('differs', { amount: formats.money(difference, currency) })}
      </Text>
      {unappliedMinor !== 0n && (
        <Text size="xs" c="dimmed">
          {t('unapplied')} {formats.money(unappliedMinor, currency)} · {t('net')}{' '}
          {formats.money(totalMinor - unappliedMinor, currency)}
        </Text>
      )}
    </div>
  );
}
