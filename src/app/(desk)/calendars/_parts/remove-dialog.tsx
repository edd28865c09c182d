'use client';
// Takes away a year that was cut by mistake, or a calendar without years.
import { useTranslations } from 'next-intl';
import type { CalendarView, YearView } from '@/server/modules/centres/schemas';
import { useTRPC, useWrite } from '@/trpc/client';
import { notifyDone } from '@/ui/feedback';
import { ConfirmAction } from '@/ui/states';

export type Removal =
  | { readonly what: 'remove'; readonly calendar: CalendarView }
  | { readonly what: 'removeYear'; readonly year: YearView };

interface RemoveDialogProps {
  readonly removal: Removal | null;
  readonly onClose: () => void;
}

export function RemoveDialog({ removal, onClose }: RemoveDialogProps) {
  const t = useTranslations('centres.calendars');
  const trpc = useTRPC();
  const refresh = [trpc.centres.pathFilter()];
  const remove = useWrite(trpc.centres.calendars.remove, { refresh });
  const removeYear = useWrite(trpc.centres.calendars.removeYear, { refresh });
  if (!removal) return null;
  if (removal.what === 'removeYear') {
    const { id, code } = removal.year;
    return (
      <ConfirmAction
        opened
        onClose={onClose}
        title={t('removeYearTitle', { code })}
        text={t('removeYearText')}
        confirmLabel={t('removeYear')}
        tone="danger"
        onConfirm={async () => {
          await removeYear.mutateAsync({ id });
          notifyDone(t('yearRemoved', { code }));
        }}
      />
    );
  }
  const { id, version, name } = removal.calendar;
  return (
    <ConfirmAction
      opened
      onClose={onClose}
      title={t('removeTitle', { name })}
      text={t('removeText')}
      confirmLabel={t('remove')}
      tone="danger"
      onConfirm={async () => {
        await remove.mutateAsync({ id, version });
        notifyDone(t('removed'));
      }}
    />
  );
}
