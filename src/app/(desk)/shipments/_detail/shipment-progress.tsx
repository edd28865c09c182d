'use client';
// created → released → picked → handed over → delivered, each with its day.
import { IconCheck, IconX } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { ShipmentView } from '@/server/modules/fulfilment/schemas';
import { DateText, DateTimeText } from '@/ui/cells';
import classes from './progress.module.css';
import { progressSteps, type ProgressStep } from './progress-model';

export function ShipmentProgress({ shipment }: { readonly shipment: ShipmentView }) {
  const t = useTranslations('fulfilment.shipment');
  return (
    <ol className={classes.track} aria-label={t('progress')}>
      {progressSteps(shipment).map((step) => (
        <li
          key={step.status}
          className={classes.step}
          data-state={step.state}
          aria-current={step.status === shipment.status ? 'step' : undefined}
        >
          <span className={classes.dot} aria-hidden>
            {step.state === 'done' && <IconCheck size={12} stroke={2.6} />}
            {step.state === 'stopped' && <IconX size={12} stroke={2.6} />}
          </span>
          <span className={classes.words}>
            <span className={classes.label}>{t(`step.${step.status}`)}</span>
            <span className={classes.when}>
              <When step={step} />
            </span>
          </span>
        </li>
      ))}
    </ol>
  );
}

function When({ step }: { readonly step: ProgressStep }) {
  const t = useTranslations('fulfilment.shipment');
  if (step.state === 'ahead') return t('notYet');
  return step.date ? <DateText date={step.date} /> : <DateTimeText at={step.at} />;
}
