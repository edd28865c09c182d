'use client';
// What is wrong with each line, as it should be shown now: what was refused, what cannot be read, and,
// once a submit was tried, what is missing.
import { useMemo } from 'react';
import type { LineIssue } from './entry-order';
import { issuesByLine, type LineIssues } from './entry-refusal';
import type { EntryLine } from './entry-types';
import type { Entry } from './use-entry';
import type { EntryRefusal } from './use-entry-writes';
import type { LivePreview } from './use-preview';

function isShown(issue: LineIssue, line: EntryLine | undefined, isChecked: boolean): boolean {
  if (!line || line.lookup === 'searching') return false;
  if (isChecked) return true;
  if (issue.field === 'text') return line.lookup !== null;
  return line[issue.field].trim() !== '';
}

/** A product without a price, or no longer sold, is said while typing, not only at submit. */
function previewIssues(preview: LivePreview['preview'], keys: LivePreview['keys']): LineIssue[] {
  return (preview?.issues ?? []).flatMap(({ code, field, params }): LineIssue[] => {
    const [first, index, name] = field.split('.');
    const key = first === 'lines' ? keys[Number(index)] : undefined;
    if (key === undefined || !code.includes('.')) return [];
    const cell = name === 'manualPrice' ? 'price' : name === 'unit' ? 'unit' : 'text';
    return [{ key, field: cell, issue: { code: code as `${string}.${string}`, params } }];
  });
}

export function useLineIssues(
  entry: Entry,
  live: LivePreview,
  shown: { readonly isChecked: boolean; readonly refusal: EntryRefusal | null },
): ReadonlyMap<string, LineIssues> {
  const { state, read } = entry;
  const { isChecked, refusal } = shown;
  const { preview, keys } = live;
  const fromPreview = useMemo(() => previewIssues(preview, keys), [preview, keys]);
  return useMemo(() => {
    const lineOf = new Map(state.lines.map((line) => [line.key, line]));
    const typed = read.issues.filter((issue) => isShown(issue, lineOf.get(issue.key), isChecked));
    const refused = (refusal?.placed.lines ?? []).filter(
      ({ key }) => lineOf.get(key) === refusal?.lines.get(key),
    );
    const seen = fromPreview.filter(({ key }) => lineOf.get(key)?.product);
    return issuesByLine([...typed, ...refused, ...seen]);
  }, [state.lines, read.issues, isChecked, refusal, fromPreview]);
}
