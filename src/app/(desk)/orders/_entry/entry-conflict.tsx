'use client';
// Somebody saved this order first: what they changed beside what I typed.
import { useTranslations } from 'next-intl';
import type { MeanwhileEvent } from '@/kernel/meanwhile';
import { StaleConflict } from '@/ui/forms/stale-conflict';
import { entryDiff } from './entry-diff';
import { withoutDefaults, type EntryVersions } from './entry-merge';

export interface EntryConflictViewProps {
  readonly versions: EntryVersions;
  readonly meanwhile: readonly MeanwhileEvent[];
  readonly warehouseName: (id: string) => string | undefined;
  readonly usualWarehouseId: string | null;
  readonly onKeepMine: () => void;
  readonly onLoadTheirs: () => void;
}

export function EntryConflictView(props: EntryConflictViewProps) {
  const t = useTranslations('orders');
  const rows = entryDiff(withoutDefaults(props.versions, props.usualWarehouseId), {
    head: {
      dealer: t('field.dealer'),
      requestedOn: t('field.requestedOn'),
      poNumber: t('field.poNumber'),
      shipTo: t('field.shipTo'),
      warehouse: t('field.warehouse'),
      note: t('field.note'),
    },
    line: (line) => t('entry.staleLine', { line }),
    place: (id) => (id === null ? '' : (props.warehouseName(id) ?? id.slice(-6))),
  });
  return (
    <StaleConflict
      rows={rows}
      meanwhile={props.meanwhile}
      onKeepMine={props.onKeepMine}
      onLoadTheirs={props.onLoadTheirs}
    />
  );
}
