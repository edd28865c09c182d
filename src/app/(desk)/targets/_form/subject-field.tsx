'use client';
// Whom a target is for: first the kind, then one of that kind; the company is the only one of its.
import { Input, Select, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { z } from 'zod';
import { NO_ONE } from '@/kernel/ids';
import { TARGET_SUBJECTS } from '@/server/modules/analytics/target-schemas';
import { useTRPC } from '@/trpc/client';
import { SubjectPicker } from '../../quotas/_form/subject-field';

export type TargetKind = (typeof TARGET_SUBJECTS)[number];

export interface TargetSubjectValue {
  readonly kind: TargetKind;
  readonly id: string | null;
  /** What the picker shows. */
  readonly label: string;
}

export const NOBODY: TargetSubjectValue = { kind: 'SALESPERSON', id: null, label: '' };

/** Gives kind and id; nothing chosen is refused with `request.required`. */
export const targetSubjectField = () =>
  z.custom<TargetSubjectValue>().transform((value, context): { kind: TargetKind; id: string } => {
    if (value.id !== null) return { kind: value.kind, id: value.id };
    context.addIssue({ code: 'custom', message: 'request.required', input: value });
    return z.NEVER;
  });

export interface TargetSubjectFieldProps {
  readonly value: TargetSubjectValue;
  readonly onChange: (value: TargetSubjectValue) => void;
  readonly error?: ReactNode;
}

export function TargetSubjectField({ value, onChange, error }: TargetSubjectFieldProps) {
  const t = useTranslations('targets');
  const choose = (picked: { readonly id: string; readonly label: string } | null) =>
    onChange({ kind: value.kind, id: picked?.id ?? null, label: picked?.label ?? '' });
  return (
    <Input.Wrapper label={t('field.subject')} required error={error} labelElement="div">
      <Stack gap={8} mt={4}>
        <KindSelect
          value={value.kind}
          onChange={(kind) => onChange({ kind, id: kind === 'COMPANY' ? NO_ONE : null, label: '' })}
        />
        {value.kind === 'SALESPERSON' && <SalespersonPicker value={value.id} choose={choose} />}
        {value.kind !== 'COMPANY' && value.kind !== 'SALESPERSON' && (
          <SubjectPicker kind={value.kind} value={value} choose={choose} />
        )}
      </Stack>
    </Input.Wrapper>
  );
}

interface KindSelectProps {
  readonly value: TargetKind;
  readonly onChange: (kind: TargetKind) => void;
}

export function KindSelect({ value, onChange }: KindSelectProps) {
  const t = useTranslations('targets');
  return (
    <Select
      aria-label={t('field.kind')}
      data={TARGET_SUBJECTS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
      value={value}
      allowDeselect={false}
      onChange={(kind) => onChange(TARGET_SUBJECTS.find((one) => one === kind) ?? value)}
    />
  );
}

interface SalespersonPickerProps {
  readonly value: string | null;
  readonly choose: (picked: { readonly id: string; readonly label: string } | null) => void;
}

function SalespersonPicker({ value, choose }: SalespersonPickerProps) {
  const t = useTranslations('targets.kind');
  const people = useQuery(useTRPC().dealers.salespersons.list.queryOptions());
  return (
    <Select
      aria-label={t('SALESPERSON')}
      placeholder={t('SALESPERSON')}
      searchable
      clearable
      checkIconPosition="right"
      data={(people.data ?? []).map(({ id, code, name }) => ({
        value: id,
        label: `${code} ${name}`,
      }))}
      value={value}
      onChange={(id) => choose(id === null ? null : { id, label: '' })}
    />
  );
}
