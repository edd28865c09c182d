// Facts of a document: labels and values, and a column of amounts that ends in what counts.
import { Card, Group, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { MoneyText } from '@/ui/cells';
import classes from './parts.module.css';

export function Facts({ children }: { readonly children: ReactNode }) {
  return <dl className={classes.facts}>{children}</dl>;
}

export function Fact({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ReactNode;
}) {
  return (
    <div className={classes.fact}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

export interface AmountRow {
  readonly label: string;
  readonly minor: bigint;
  /** Closes a sum. */
  readonly isStrong?: boolean;
}

export interface AmountsProps {
  readonly rows: readonly AmountRow[];
  readonly currency: string;
}

export function Amounts({ rows, currency }: AmountsProps) {
  return (
    <dl className={classes.amounts}>
      {rows.map((row) => (
        <div key={row.label} style={{ display: 'contents' }}>
          <dt data-strong={row.isStrong || undefined}>{row.label}</dt>
          <dd data-strong={row.isStrong || undefined}>
            <MoneyText minor={row.minor} currency={currency} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

export interface SectionProps {
  readonly title: string;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

export function Section({ title, action, children }: SectionProps) {
  return (
    <Card component="section" aria-label={title}>
      <Group justify="space-between" mb={10} gap={8}>
        <Title order={2} size="h4">
          {title}
        </Title>
        {action}
      </Group>
      {children}
    </Card>
  );
}
