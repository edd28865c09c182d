'use client';
// The keys of the grid, in one quiet line.
import { useTranslations } from 'next-intl';
import classes from './entry.module.css';

const KEYS = ['enter', 'arrows', 'duplicate', 'remove', 'paste', 'save', 'submit'] as const;

export function KeyHelp() {
  const t = useTranslations('orders.entry');
  return (
    <span className={classes.keys} aria-label={t('keys')} role="note">
      {KEYS.map((key) => (
        <span key={key}>{t(`keyHelp.${key}`)}</span>
      ))}
    </span>
  );
}
