'use client';
// What an empty list of choices says: nothing matches, the choices are on their way, or they could
// not be loaded and can be asked for again. Every select of the product says it (theme defaults).
import { notifyManager, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useId, useSyncExternalStore } from 'react';
import classes from './forms.module.css';
import { askAgain, lookupState } from './lookup-state';

/** Stands inside the list, where the keys of the list reach it too. */
export function LookupMessage() {
  const t = useTranslations('common.form');
  const cache = useQueryClient().getQueryCache();
  const state = useSyncExternalStore(
    // A question may be put while the page is drawn; who is told of it draws afterwards.
    (onChange) => cache.subscribe(notifyManager.batchCalls(onChange)),
    () => lookupState(cache.getAll()),
    () => 'answered' as const,
  );
  if (state === 'answered') return t('pickerNothing');
  if (state === 'loading') return t('choicesLoading');
  return <AskAgain problem={t('choicesFailed')} onAsk={() => askAgain(cache)} />;
}

/** A problem with the way out of it, chosen like an option: by click, or arrow and Enter. */
export function AskAgain({
  problem,
  onAsk,
}: {
  readonly problem: string;
  readonly onAsk: () => void;
}) {
  const t = useTranslations('common.action');
  const id = useId();
  return (
    <div
      id={id}
      role="option"
      aria-selected={false}
      tabIndex={-1}
      data-combobox-option
      className={classes.askAgain}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onAsk}
    >
      <span>{problem}</span>
      <span className={classes.askAgainWord}>{t('retry')}</span>
    </div>
  );
}
