'use client';
// Which column of the file is which field; guessed by the server, corrected by the reader.
import { Select } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { ImportKindView } from '@/server/modules/integrations/schemas';
import classes from './import.module.css';

export interface ColumnMatchProps {
  readonly fields: ImportKindView['fields'];
  readonly header: readonly string[];
  readonly mapping: Readonly<Record<string, string>>;
  readonly onChange: (mapping: Record<string, string>) => void;
}

export function ColumnMatch({ fields, header, mapping, onChange }: ColumnMatchProps) {
  const t = useTranslations('imports');
  const columns = [...new Set(header)].filter((name) => name !== '');
  const set = (field: string, column: string | null) => {
    const { [field]: _replaced, ...rest } = mapping;
    onChange(column === null ? rest : { ...rest, [field]: column });
  };
  return (
    <div className={classes.match}>
      {fields.map(({ name, required }) => (
        <Select
          key={name}
          label={t(`field.${name}`)}
          required={required}
          data={columns}
          value={mapping[name] ?? null}
          onChange={(column) => set(name, column)}
          placeholder={t(required ? 'matchNeeded' : 'matchNone')}
          error={required && mapping[name] === undefined}
          clearable
          searchable={columns.length > 8}
        />
      ))}
    </div>
  );
}
