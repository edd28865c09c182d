'use client';
// What is wrong with a list as a whole: weights that do not sum, no grade at zero. It stands where the
// list ends, and is where a refusal leads the cursor, as a list has no input of its own.
import { Text } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { SchemeValues } from './scheme-values';

export interface ListFaultProps {
  readonly form: UseFormReturnType<SchemeValues>;
  readonly path: 'indicators' | 'grades';
}

export function ListFault({ form, path }: ListFaultProps) {
  return (
    <Text size="sm" c="var(--dd-bad)" tabIndex={-1} data-path={path} aria-live="polite">
      {form.errors[path]}
    </Text>
  );
}
