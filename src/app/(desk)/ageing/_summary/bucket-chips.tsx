'use client';
// The buckets of ageing to choose one of; the empty key is all of them.
import { Chip, Group } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useBucketLabel, type AgeingBucket } from './use-bucket-label';

export function BucketChips(props: {
  readonly buckets: readonly AgeingBucket[];
  readonly value: string;
  readonly onChange: (key: string) => void;
}) {
  const t = useTranslations('receivables.ageing');
  const labelOf = useBucketLabel();
  return (
    <Chip.Group value={props.value} onChange={(key) => props.onChange(String(key))}>
      <Group gap={6} role="group" aria-label={t('bucket')}>
        <Chip size="sm" value="">
          {t('allBuckets')}
        </Chip>
        {props.buckets.map((bucket) => (
          <Chip key={bucket.key} size="sm" value={bucket.key}>
            {labelOf(bucket)}
          </Chip>
        ))}
      </Group>
    </Chip.Group>
  );
}
