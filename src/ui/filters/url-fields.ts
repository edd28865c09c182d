// How one filter is written into the address and read back. Pure. What cannot be read (an old link,
// a mistyped address) counts as not set, so that a page never breaks on its own address.
import { isBusinessDate } from '@/kernel/business-date';

export interface UrlField<T> {
  /** `raw`: the parameter's text, null if absent. */
  read(raw: string | null): T;
  /** The parameter's text, null to leave it out. */
  write(value: T): string | null;
}

export type UrlSpec = Readonly<Record<string, UrlField<unknown>>>;
export type UrlValues<Spec> = {
  [Key in keyof Spec]: Spec[Key] extends UrlField<infer T> ? T : never;
};

export function urlText(): UrlField<string> {
  return { read: (raw) => raw ?? '', write: (value) => (value === '' ? null : value) };
}

/** One of the allowed words, or undefined for any. */
export function urlChoice<const T extends string>(allowed: readonly T[]): UrlField<T | undefined> {
  return {
    read: (raw) => allowed.find((word) => word === raw),
    write: (value) => value ?? null,
  };
}

/** Several of the allowed words, in the order of `allowed`. */
export function urlChoices<const T extends string>(allowed: readonly T[]): UrlField<readonly T[]> {
  return {
    read: (raw) => {
      const wanted = new Set(raw?.split(','));
      return allowed.filter((word) => wanted.has(word));
    },
    write: (values) => (values.length > 0 ? values.join(',') : null),
  };
}

/** A business date, or undefined. */
export function urlDate(): UrlField<string | undefined> {
  return {
    read: (raw) => (raw !== null && isBusinessDate(raw) ? raw : undefined),
    write: (value) => value ?? null,
  };
}

export function urlFlag(): UrlField<boolean> {
  return { read: (raw) => raw === '1', write: (value) => (value ? '1' : null) };
}

/** An id with the label it had when it was chosen, so that a filter can be shown without a query. */
export function urlPicked(): UrlField<{ id: string; label: string } | null> {
  return {
    read: (raw) => {
      const match = /^([\w-]{1,64})~(.*)$/s.exec(raw ?? '');
      return match?.[1] ? { id: match[1], label: match[2] || match[1] } : null;
    },
    write: (value) => (value ? `${value.id}~${value.label}` : null),
  };
}

export interface UrlSort {
  readonly id: string;
  readonly direction: 'asc' | 'desc';
}

/** `-total` sorts by total, largest first; the default is left out of the address. */
export function urlSort(ids: readonly string[], fallback: UrlSort): UrlField<UrlSort> {
  return {
    read: (raw) => {
      const id = raw?.replace(/^-/, '') ?? '';
      if (!ids.includes(id)) return fallback;
      return { id, direction: raw?.startsWith('-') ? 'desc' : 'asc' };
    },
    write: ({ id, direction }) => {
      if (id === fallback.id && direction === fallback.direction) return null;
      return direction === 'desc' ? `-${id}` : id;
    },
  };
}

/** The address's query with some values changed; parameters of others are kept. */
export function writeQuery<Spec extends UrlSpec>(
  query: string,
  spec: Spec,
  changes: Partial<UrlValues<Spec>>,
): string {
  const params = new URLSearchParams(query);
  for (const [name, value] of Object.entries(changes)) {
    const field = spec[name];
    const text = field?.write(value) ?? null;
    if (text === null) params.delete(name);
    else params.set(name, text);
  }
  return params.toString();
}

export function readQuery<Spec extends UrlSpec>(
  params: { get(name: string): string | null },
  spec: Spec,
): UrlValues<Spec> {
  const entries = Object.entries(spec).map(([name, field]) => [name, field.read(params.get(name))]);
  return Object.fromEntries(entries) as UrlValues<Spec>;
}
