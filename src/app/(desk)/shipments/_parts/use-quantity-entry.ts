'use client';
// Quantities typed per line as part of a form: what was typed stays through every refusal, and what
// the server finds about a line stands beside it until the line is changed.
import { useState } from 'react';
import { wireError } from '@/i18n/errors';
import { DomainError, type DomainIssue } from '@/kernel/domain-error';
import { fillTyped, issuesByKey, readTyped, startTyped, type QuantityLine } from './quantity-model';

export interface EntryCodes {
  /** Of a line that asks for more than is possible. */
  readonly over: DomainIssue['code'];
  /** Of the whole, with `count`. */
  readonly invalid: DomainIssue['code'];
  /** Where nothing at all was entered; left out: nothing is a report too. */
  readonly empty?: DomainIssue['code'];
}

export interface TypedLine {
  readonly key: string;
  readonly quantity: number;
}

const NOTHING_FOUND: ReadonlyMap<string, DomainIssue> = new Map();

export function useQuantityEntry(lines: readonly QuantityLine[], codes: EntryCodes) {
  const [typed, setTyped] = useState(() => startTyped(lines));
  const [found, setFound] = useState(NOTHING_FOUND);
  const read = readTyped(lines, typed, codes.over);

  /** Throws the refusal that the form shows; gives every line with its quantity otherwise. */
  const check = (): TypedLine[] => {
    if (read.issues.size > 0) {
      const params = { count: read.issues.size };
      throw new DomainError(codes.invalid, { status: 'invalid', params });
    }
    if (codes.empty && read.total === 0) throw new DomainError(codes.empty, { status: 'invalid' });
    return lines.map(({ key }) => ({ key, quantity: read.quantities.get(key) ?? 0 }));
  };

  /** Sends; findings about lines move to their lines, the rest is thrown on to the form. */
  const send = async <T>(sent: readonly TypedLine[], call: () => Promise<T>): Promise<T> => {
    try {
      return await call();
    } catch (error) {
      const wire = wireError(error);
      const keys = sent.map((line) => line.key);
      const ofLines = issuesByKey(wire.issues, keys);
      if (ofLines.size === 0) throw error;
      setFound(ofLines);
      const issues = wire.issues.filter((issue) => !issue.field?.startsWith('lines.'));
      throw new DomainError(wire.code, { params: wire.params, issues });
    }
  };

  const type = (key: string, text: string) => {
    setTyped((before) => ({ ...before, [key]: text }));
    setFound((before) => new Map([...before].filter(([line]) => line !== key)));
  };
  const fill = (pick: (line: QuantityLine) => number) => {
    setTyped(fillTyped(lines, pick));
    setFound(NOTHING_FOUND);
  };
  const isDirty = lines.some((line) => typed[line.key] !== String(line.start));
  return {
    typed,
    total: read.total,
    issues: new Map([...found, ...read.issues]),
    /** Lines below what is possible. */
    shortCount: lines.filter((line) => (read.quantities.get(line.key) ?? line.most) < line.most)
      .length,
    isDirty,
    check,
    send,
    type,
    fill,
  };
}

export type QuantityEntry = ReturnType<typeof useQuantityEntry>;
