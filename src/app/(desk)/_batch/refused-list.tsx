'use client';
// What a batch could not do: each refusal in words beside its document.
import { Text } from '@mantine/core';
import { useErrorText } from '@/i18n/errors';
import type { Refused } from '@/kernel/batch';
import { Meanwhile } from '@/ui/forms';
import classes from './refused.module.css';

export interface RefusedListProps {
  readonly refused: readonly Refused[];
  /** The number of a document by its id. */
  readonly nameOf: (id: string) => string;
}

export function RefusedList({ refused, nameOf }: RefusedListProps) {
  const errorText = useErrorText();
  return (
    <ul className={classes.refused}>
      {refused.map(({ id, refusal }) => {
        const text = errorText(refusal);
        return (
          <li key={id}>
            <Text fw={560} size="sm" component="span">
              {nameOf(id)}
            </Text>
            <Text size="sm" component="div">
              {text.problem}
              {text.issues.map((issue) => ` ${issue.problem}`).join('')}
              {text.mend && (
                <Text span size="sm" c="dimmed">
                  {' '}
                  {text.mend}
                </Text>
              )}
            </Text>
            <Meanwhile events={text.meanwhile} />
          </li>
        );
      })}
    </ul>
  );
}
