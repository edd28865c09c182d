// Facts of a document: label over value, as many side by side as fit.
import type { ReactNode } from 'react';
import classes from './parts.module.css';

export function Facts({ children }: { readonly children: ReactNode }) {
  return <dl className={classes.facts}>{children}</dl>;
}

export interface FactProps {
  readonly label: string;
  readonly children: ReactNode;
  /** Over the whole width, for longer text. */
  readonly wide?: boolean;
}

export function Fact({ label, children, wide = false }: FactProps) {
  return (
    <div className={classes.fact} data-wide={wide || undefined}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
