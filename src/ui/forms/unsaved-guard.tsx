'use client';
// Asks before typed work is lost: closing the tab, and following a link inside the product. The
// browser's back button inside the product cannot be held; the form's values are then gone.
import { Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

/** The address inside the product that a click would lead to; null if it leaves the page alone. */
function internalTarget(event: MouseEvent): string | null {
  if (event.defaultPrevented || event.button !== 0) return null;
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return null;
  const anchor = event.target instanceof Element ? event.target.closest('a[href]') : null;
  if (!(anchor instanceof HTMLAnchorElement)) return null;
  if (anchor.target === '_blank' || anchor.hasAttribute('download')) return null;
  if (anchor.origin !== location.origin) return null;
  if (anchor.pathname === location.pathname && anchor.search === location.search) return null;
  return anchor.pathname + anchor.search + anchor.hash;
}

export function UnsavedGuard({ isDirty }: { readonly isDirty: boolean }) {
  const t = useTranslations('common.form');
  const router = useRouter();
  useEffect(() => {
    if (!isDirty) return undefined;
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    const onClick = (event: MouseEvent) => {
      const target = internalTarget(event);
      if (target === null) return;
      event.preventDefault();
      event.stopPropagation();
      modals.openConfirmModal({
        title: t('unsavedTitle'),
        children: <Text size="sm">{t('unsavedText')}</Text>,
        labels: { confirm: t('leave'), cancel: t('stay') },
        confirmProps: { color: 'red' },
        onConfirm: () => router.push(target),
      });
    };
    window.addEventListener('beforeunload', onUnload);
    document.addEventListener('click', onClick, { capture: true });
    return () => {
      window.removeEventListener('beforeunload', onUnload);
      document.removeEventListener('click', onClick, { capture: true });
    };
  }, [isDirty, router, t]);
  return null;
}
