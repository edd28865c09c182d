'use client';
// A form on a zod schema: checks before sending, shows the server's refusal beside the fields it
// names, loses nothing that was typed, and knows what to do when somebody else saved first.
import { useForm, type FormErrors, type UseFormReturnType } from '@mantine/form';
import { useCallback, useRef, useState } from 'react';
import type { z } from 'zod';
import { isStaleCode, useIssueText, wireError } from '@/i18n/errors';
import type { DomainIssue } from '@/kernel/domain-error';
import type { MeanwhileEvent } from '@/kernel/meanwhile';
import { staleDiff, type DiffField, type DiffRow } from './stale-diff';
import { zodToIssues } from './zod-issues';

type FormSchema = z.ZodType<object, object>;

export interface ConflictOptions<Values> {
  /** Reads the present values from the server, in the form's own shape, `version` included. */
  readonly load: () => Promise<Values>;
  readonly fields: readonly DiffField<Values>[];
}

export interface AppFormOptions<Schema extends FormSchema, Result> {
  readonly schema: Schema;
  readonly initialValues: z.input<Schema>;
  /** Sends the checked values; what it throws is shown, what was typed stays. */
  readonly onSubmit: (values: z.output<Schema>) => Promise<Result>;
  readonly onSaved?: (result: Result) => void;
  /** For documents with a version: what to show when the server answers `….stale`. */
  readonly conflict?: ConflictOptions<z.input<Schema>>;
}

export interface StaleState<Values> {
  readonly rows: readonly DiffRow[];
  readonly theirs: Values;
  readonly meanwhile: readonly MeanwhileEvent[];
}

export interface AppFormState<Values> {
  /** Mantine's form: `getInputProps`, `values`, `setFieldValue`, list handlers. */
  readonly form: UseFormReturnType<Values>;
  readonly isPending: boolean;
  /** What the last call threw; null after a success or a new try. */
  readonly refusal: unknown;
  /** Fields of the refusal that are shown beside their inputs. */
  readonly shownFields: ReadonlySet<string>;
  readonly stale: StaleState<Values> | null;
  submit(): Promise<void>;
  dismiss(): void;
  keepMine(): void;
  loadTheirs(): void;
}

const NO_FIELDS: ReadonlySet<string> = new Set();

function hasPath(values: unknown, path: string): boolean {
  let at: unknown = values;
  for (const key of path.split('.')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return false;
    at = (at as Record<string, unknown>)[key];
  }
  return true;
}

/** Findings beside the fields they name; those without a field here are left for the alert. */
function useFieldErrors() {
  const issueText = useIssueText();
  return useCallback(
    (issues: readonly DomainIssue[], values: unknown): FormErrors => {
      const errors: Record<string, string> = {};
      for (const issue of issues) {
        if (!issue.field || errors[issue.field] || !hasPath(values, issue.field)) continue;
        const { problem, mend } = issueText(issue);
        errors[issue.field] = mend ? `${problem} ${mend}` : problem;
      }
      return errors;
    },
    [issueText],
  );
}

function focusFirst(errors: FormErrors, form: Pick<UseFormReturnType<object>, 'getInputNode'>) {
  const [first] = Object.keys(errors);
  if (first) (form.getInputNode as (path: string) => HTMLElement | null)(first)?.focus();
}

export function useAppForm<Schema extends FormSchema, Result>(
  options: AppFormOptions<Schema, Result>,
): AppFormState<z.input<Schema>> {
  type Values = z.input<Schema>;
  const toErrors = useFieldErrors();
  const base = useRef(options.initialValues);
  const isRunning = useRef(false);
  const [isPending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<unknown>(null);
  const [shownFields, setShownFields] = useState(NO_FIELDS);
  const [stale, setStale] = useState<StaleState<Values> | null>(null);
  const form = useForm<Values>({ initialValues: options.initialValues });

  const show = (errors: FormErrors) => {
    form.setErrors(errors);
    setShownFields(new Set(Object.keys(errors)));
    focusFirst(errors, form);
  };

  const onRefused = async (error: unknown, values: Values) => {
    const wire = wireError(error);
    if (options.conflict && isStaleCode(wire.code)) {
      const theirs = await options.conflict.load();
      const versions = { base: base.current, mine: values, theirs };
      const rows = staleDiff<Values>(versions, options.conflict.fields);
      setStale({ theirs, rows, meanwhile: wire.meanwhile });
      return;
    }
    setRefusal(error);
    show(toErrors(wire.issues.length > 0 ? wire.issues : [wire], values));
  };

  const send = async () => {
    const values = form.getValues();
    const parsed = options.schema.safeParse(values, { reportInput: true });
    setRefusal(null);
    setStale(null);
    if (!parsed.success) {
      const issues = zodToIssues(parsed.error);
      show(toErrors(issues, values));
      const [first] = issues;
      const hasHomeless = issues.some((issue) => !hasPath(values, issue.field ?? ''));
      if (first && hasHomeless) setRefusal({ ...first, issues });
      return;
    }
    form.clearErrors();
    try {
      const result = await options.onSubmit(parsed.data);
      const saved = savedAs(values, result);
      base.current = saved;
      form.setInitialValues(saved);
      if (saved !== values) form.setValues(saved);
      form.resetDirty(saved);
      options.onSaved?.(result);
    } catch (error) {
      await onRefused(error, values).catch(setRefusal);
    }
  };

  const submit = async () => {
    // Two quick Enters must not send twice.
    if (isRunning.current) return;
    isRunning.current = true;
    setPending(true);
    try {
      await send();
    } finally {
      isRunning.current = false;
      setPending(false);
    }
  };

  const adopt = (values: Partial<Values>, theirs: Values) => {
    base.current = theirs;
    form.setInitialValues(theirs);
    form.setValues(values);
    setStale(null);
  };

  return {
    form,
    isPending,
    refusal,
    shownFields,
    stale,
    submit,
    dismiss: () => setRefusal(null),
    keepMine: () => {
      if (stale) adopt(versionOf(stale.theirs), stale.theirs);
    },
    loadTheirs: () => {
      if (stale) adopt(stale.theirs, stale.theirs);
    },
  };
}

/** What was saved is the version the server answered, so that the form can go on and save again. */
function savedAs<Values extends object>(values: Values, result: unknown): Values {
  const isVersioned = typeof result === 'object' && result !== null && 'version' in result;
  return isVersioned && 'version' in values ? { ...values, version: result.version } : values;
}

/** Only the version moves: the next save then replaces theirs knowingly. */
function versionOf<Values extends object>(theirs: Values): Partial<Values> {
  if (!('version' in theirs)) return {};
  return { version: theirs.version } as unknown as Partial<Values>;
}
