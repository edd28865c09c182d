// What is said of the quotas of a line while it is typed. Pure.

export interface QuotaFigures {
  /** null for readers who may not see quotas, or where none binds the line. */
  readonly left: number | null;
  readonly over: number;
  readonly isUnallocated: boolean;
}

export type QuotaNote =
  | { readonly level: 'over'; readonly over: number }
  | { readonly level: 'missing' }
  | { readonly level: 'left'; readonly left: number };

/** Nothing to say where no quota binds the line and nobody wants to be told. */
export function quotaNote(quota: QuotaFigures | null): QuotaNote | null {
  if (!quota) return null;
  if (quota.isUnallocated) return { level: 'missing' };
  if (quota.over > 0) return { level: 'over', over: quota.over };
  return quota.left === null ? null : { level: 'left', left: quota.left };
}
