// Facts of a document as pairs of label and value; what is absent shows a dash.
import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Nothing } from '@/ui/cells';
import classes from './facts.module.css';

export interface Fact {
  readonly label: string;
  readonly value: ReactNode;
}

export function FactList({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className={classes.facts}>
      {facts.map(({ label, value }) => (
        <div key={label} className={classes.fact}>
          <Text component="dt" size="xs" c="dimmed">
            {label}
          </Text>
          <Text component="dd" size="sm" m={0}>
            {value === null || value === undefined || value === '' ? <Nothing /> : value}
          </Text>
        </div>
      ))}
    </dl>
  );
}
