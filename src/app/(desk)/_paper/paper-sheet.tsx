'use client';
// One document on paper: head, parties, lines and sums, the same for every kind of document.
import type { ReactNode } from 'react';
import { useFormats } from '@/i18n/formats';
import classes from './sheet.module.css';

export interface PaperSheetProps {
  readonly title: string;
  readonly number: string;
  /** What a reader of the paper must not overlook. */
  readonly stamp?: string | null;
  /** Facts of the head; one without a value is left out. */
  readonly facts: readonly (readonly [label: string, value: string | null])[];
  readonly children: ReactNode;
}

export function PaperSheet({ title, number, stamp, facts, children }: PaperSheetProps) {
  return (
    // On a phone it is wider than the window: the keyboard scrolls it too.
    <article className={classes.sheet} aria-label={`${title} ${number}`} tabIndex={0}>
      {stamp && <p className={classes.void}>{stamp}</p>}
      <header className={classes.head}>
        <div>
          <h2 className={classes.title}>{title}</h2>
          <div>{number}</div>
        </div>
        <dl className={classes.dates}>
          {facts.map(([label, value]) =>
            value ? (
              <div key={label} style={{ display: 'contents' }}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ) : null,
          )}
        </dl>
      </header>
      {children}
    </article>
  );
}

export function PaperParties({ children }: { readonly children: ReactNode }) {
  return <section className={classes.parties}>{children}</section>;
}

export interface PaperPartyProps {
  readonly label: string;
  readonly name?: string;
  readonly lines?: readonly string[];
  readonly children?: ReactNode;
}

export function PaperParty({ label, name, lines = [], children }: PaperPartyProps) {
  return (
    <div>
      <div className={classes.label}>{label}</div>
      {name !== undefined && <strong>{name}</strong>}
      {lines.length > 0 && <div className={classes.address}>{lines.join('\n')}</div>}
      {children}
    </div>
  );
}

export interface PaperColumn<Line> {
  readonly id: string;
  readonly label: ReactNode;
  readonly cell: (line: Line) => ReactNode;
  /** A number: it ends where the others end. */
  readonly isEnd?: boolean;
}

export function PaperLines<Line extends { readonly id: string }>(props: {
  readonly columns: readonly PaperColumn<Line>[];
  readonly lines: readonly Line[];
}) {
  const alignOf = ({ isEnd }: PaperColumn<Line>) => (isEnd ? classes.end : undefined);
  return (
    <table className={classes.lines}>
      <thead>
        <tr>
          {props.columns.map((column) => (
            <th key={column.id} className={alignOf(column)}>
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.lines.map((line) => (
          <tr key={line.id}>
            {props.columns.map((column) => (
              <td key={column.id} className={alignOf(column)}>
                {column.cell(line)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export interface PaperSum {
  readonly label: string;
  readonly minor: bigint;
  readonly isStrong?: boolean;
}

export function PaperSums(props: {
  readonly currency: string;
  readonly sums: readonly PaperSum[];
}) {
  const formats = useFormats();
  return (
    <dl className={classes.sums}>
      {props.sums.map(({ label, minor, isStrong }) => (
        <div key={label} style={{ display: 'contents' }}>
          <dt data-strong={isStrong}>{label}</dt>
          <dd data-strong={isStrong}>
            {formats.money(minor, props.currency, { display: 'code' })}
          </dd>
        </div>
      ))}
    </dl>
  );
}

export function PaperNote({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    <section className={classes.note}>
      <div className={classes.label}>{label}</div>
      <div className={classes.address}>{text}</div>
    </section>
  );
}

/** Room to sign, a line each. */
export function PaperSignatures({ labels }: { readonly labels: readonly string[] }) {
  return (
    <footer className={classes.signatures}>
      {labels.map((label) => (
        <span key={label}>{label}</span>
      ))}
    </footer>
  );
}
