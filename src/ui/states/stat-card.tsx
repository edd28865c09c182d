'use client';
// One figure of a dashboard: what it is, how much, against what, how old, and the way to its rows.
import { Card, Group, Skeleton, Text } from '@mantine/core';
import { IconArrowDownRight, IconArrowRight, IconArrowUpRight } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { useFormats } from '@/i18n/formats';
import { AsOf } from './as-of';
import classes from './states.module.css';

export interface StatTrend {
  /** Relative change: 0.12 is 12 % more. */
  readonly ratio: number;
  /** What is compared with, such as "May 2025". */
  readonly against: string;
  /** Whether more is favourable; the word is shown, not only the colour. */
  readonly moreIs: 'favourable' | 'unfavourable' | 'neutral';
}

export interface StatCardProps {
  readonly label: string;
  /** Already formatted; null while it loads. */
  readonly value: ReactNode | null;
  /** The exact figure where `value` is a short form; read on hover and by screen readers. */
  readonly exact?: string;
  readonly trend?: StatTrend | null;
  readonly hint?: ReactNode;
  readonly href?: string;
  readonly asOf?: Date | null;
}

export function StatCard(props: StatCardProps) {
  const body = (
    <>
      <Group justify="space-between" gap={8} wrap="nowrap">
        <Text size="sm" c="dimmed">
          {props.label}
        </Text>
        {props.href && <IconArrowRight size={14} stroke={1.7} className={classes.statArrow} />}
      </Group>
      {props.value === null ? (
        <Skeleton h={26} w="60%" my={6} />
      ) : (
        <Text className={classes.statValue} title={props.exact} aria-label={props.exact}>
          {props.value}
        </Text>
      )}
      <Group gap={8} mih={18}>
        {props.trend && <Trend {...props.trend} />}
        {props.hint && (
          <Text size="xs" c="dimmed" component="div">
            {props.hint}
          </Text>
        )}
        {props.asOf && <AsOf at={props.asOf} />}
      </Group>
    </>
  );
  if (!props.href) return <Card className={classes.stat}>{body}</Card>;
  return (
    <Card component={Link} href={props.href} className={classes.stat} data-link>
      {body}
    </Card>
  );
}

function Trend({ ratio, against, moreIs }: StatTrend) {
  const t = useTranslations('common');
  const formats = useFormats();
  const change = formats.percent(Math.abs(ratio));
  const direction = ratio === 0 ? 'flat' : ratio > 0 ? 'up' : 'down';
  const favour = direction === 'flat' || moreIs === 'neutral' ? null : favourOf(ratio, moreIs);
  const TrendIcon = ratio > 0 ? IconArrowUpRight : IconArrowDownRight;
  return (
    <Text size="xs" className={classes.trend} data-favour={favour ?? 'none'}>
      {direction !== 'flat' && <TrendIcon size={13} stroke={2} aria-hidden />}
      {t(`trend.${direction}`, { change })}
      {favour && ` · ${t(`chart.${favour}`)}`}
      <Text span inherit c="dimmed">
        {t('trend.against', { period: against })}
      </Text>
    </Text>
  );
}

function favourOf(ratio: number, moreIs: 'favourable' | 'unfavourable') {
  const isMore = ratio > 0;
  return isMore === (moreIs === 'favourable') ? 'favourable' : 'unfavourable';
}
