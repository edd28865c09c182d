'use client';
// A form with a head and a grid of lines: the lines are checked before sending, and what the server
// finds about a line stands beside it while everything typed stays.
import { useEffect, useRef } from 'react';
import type { z } from 'zod';
import { wireError } from '@/i18n/errors';
import { DomainError, type DomainIssue } from '@/kernel/domain-error';
import { useAppForm, type AppFormState } from '@/ui/forms';
import type { LineMode, SentLine } from '../_lines/line-model';
import type { Lines } from '../_lines/use-lines';

type HeadSchema = z.ZodType<object, object>;

export interface DocumentFormOptions<Schema extends HeadSchema, Result> {
  readonly schema: Schema;
  readonly initialValues: z.input<Schema>;
  readonly send: (head: z.output<Schema>, lines: readonly SentLine[]) => Promise<Result>;
  readonly onSaved: (result: Result) => void;
}

export interface DocumentForm<Values> {
  readonly state: AppFormState<Values>;
  /** Hands the present lines to the next submit; call once per render. */
  attach(grid: Lines, mode: LineMode): void;
}

/** Fields of lines mean nothing to a reader: the words of a line's finding name the line itself. */
function withoutLineFields(error: unknown): unknown {
  const wire = wireError(error);
  if (!wire.issues.some((issue) => issue.field?.startsWith('lines.'))) return error;
  const issues = wire.issues.map((issue): DomainIssue => {
    const { field, ...rest } = issue;
    return field?.startsWith('lines.') ? rest : issue;
  });
  return new DomainError(wire.code, { params: wire.params, issues });
}

function checked(grid: Lines, mode: LineMode): SentLine[] {
  if (grid.filled === 0) throw new DomainError('inventory.noLines', { status: 'invalid' });
  const sent = grid.check(mode);
  if (sent) return sent;
  throw new DomainError('inventory.linesInvalid', { status: 'invalid' });
}

export function useDocumentForm<Schema extends HeadSchema, Result>(
  options: DocumentFormOptions<Schema, Result>,
): DocumentForm<z.input<Schema>> {
  const attached = useRef<{ grid: Lines; mode: LineMode } | null>(null);
  const pending = useRef<{ grid: Lines; mode: LineMode } | null>(null);
  useEffect(() => {
    attached.current = pending.current;
  });
  const state = useAppForm<Schema, Result>({
    schema: options.schema,
    initialValues: options.initialValues,
    onSaved: options.onSaved,
    onSubmit: async (head) => {
      if (!attached.current) throw new Error('a document form without its lines');
      const { grid, mode } = attached.current;
      const sent = checked(grid, mode);
      try {
        return await options.send(head, sent);
      } catch (error) {
        grid.show(wireError(error).issues, sent);
        throw withoutLineFields(error);
      }
    },
  });
  return {
    state,
    attach: (grid, mode) => {
      pending.current = { grid, mode };
    },
  };
}
