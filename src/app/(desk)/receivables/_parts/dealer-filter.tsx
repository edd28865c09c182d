'use client';
// Narrows a list to one dealer.
import { useTranslations } from 'next-intl';
import { EntityPicker, type Picked } from '@/ui/forms';
import { useDealerSearch } from '../../orders/_pickers/use-searches';
import classes from './parts.module.css';

export interface DealerFilterProps {
  readonly value: Picked | null;
  readonly onChange: (dealer: Picked | null) => void;
}

export function DealerFilter({ value, onChange }: DealerFilterProps) {
  const t = useTranslations('common.field');
  const search = useDealerSearch(false);
  return (
    <div className={classes.picker}>
      <EntityPicker
        aria-label={t('dealer')}
        placeholder={t('dealer')}
        clearable
        search={search}
        value={value}
        onChange={(option) => onChange(option && { id: option.id, label: option.label })}
      />
    </div>
  );
}
