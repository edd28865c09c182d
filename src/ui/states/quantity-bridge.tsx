'use client';
// requested → approved → reserved → shipped → delivered → returned, with what is missing between.
import { Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useFormats } from '@/i18n/formats';
import { bridgeSteps, type BridgeQuantities } from './bridge-model';
import classes from './states.module.css';

export interface QuantityBridgeProps {
  readonly quantities: BridgeQuantities;
  readonly unit?: string;
}

export function QuantityBridge({ quantities, unit }: QuantityBridgeProps) {
  const t = useTranslations('common.bridge');
  const formats = useFormats();
  return (
    <ol className={classes.bridge} aria-label={t('label')}>
      {bridgeSteps(quantities).map((step) => (
        <li key={step.key} className={classes.bridgeStep} data-step={step.key}>
          <Text size="xs" c="dimmed">
            {t(step.key)}
          </Text>
          <Text className={classes.bridgeFigure}>{formats.quantity(step.quantity, unit)}</Text>
          <div className={classes.bridgeTrack} aria-hidden>
            <div className={classes.bridgeBar} style={{ width: `${step.share * 100}%` }} />
          </div>
          <Text size="xs" className={classes.bridgeGap} data-gap={step.gap ? '' : undefined}>
            {step.gap ? `${formats.quantity(step.gap.quantity)} ${t(step.gap.key)}` : '\u00a0'}
          </Text>
        </li>
      ))}
    </ol>
  );
}
