// The question of a report as it stands in the address. Pure; the page on the server and the view
// in the browser must ask alike.
import type { AppLocale } from '@/i18n/locales';
import { BASES } from '@/server/modules/analytics/figure-schemas';
import {
  defaultDimensions,
  namedDimensions,
  reportDimensions,
  usedArguments,
  type ReportName,
} from '@/server/modules/analytics/schemas';
import { urlChoice, urlDate, type UrlField, type UrlValues } from '@/ui/filters/url-fields';

const MAX_DIMENSIONS = 5;
const MAX_DEPTH = 20;

/** Dimensions in the order chosen; what is unknown is passed over. */
function urlDimensions(name: ReportName): UrlField<readonly string[]> {
  const allowed: readonly string[] = reportDimensions[name];
  const fallback = defaultDimensions[name];
  return {
    read: (raw) => {
      if (raw === null) return fallback;
      const chosen = raw.split(',').filter((dim) => allowed.includes(dim));
      return [...new Set(chosen)].slice(0, MAX_DIMENSIONS);
    },
    write: (value) => (value.join() === fallback.join() ? null : value.join()),
  };
}

/** Narrowings as `dealer=D001&region=EU`, in one parameter. */
function urlNarrowings(name: ReportName): UrlField<Readonly<Record<string, string>>> {
  const allowed = (reportDimensions[name] as readonly string[]).filter((d) =>
    namedDimensions.has(d),
  );
  return {
    read: (raw) => {
      const pairs = [...new URLSearchParams(raw ?? '')];
      return Object.fromEntries(pairs.filter(([dim]) => allowed.includes(dim)));
    },
    write: (value) => {
      const text = new URLSearchParams(value).toString();
      return text === '' ? null : text;
    },
  };
}

const urlDepth: UrlField<number | null> = {
  read: (raw) => {
    const depth = Number(raw);
    return raw !== null && Number.isInteger(depth) && depth >= 1 && depth <= MAX_DEPTH
      ? depth
      : null;
  },
  write: (value) => (value === null ? null : String(value)),
};

function fieldsOf(name: ReportName) {
  return {
    by: urlDimensions(name),
    from: urlDate(),
    to: urlDate(),
    only: urlNarrowings(name),
    depth: urlDepth,
    basis: urlChoice(BASES),
  };
}

export type ReportFields = ReturnType<typeof fieldsOf>;
export type ReportFilters = UrlValues<ReportFields>;

const kept = new Map<ReportName, ReportFields>();

/** The same object each time: the address is read again only where it changed. */
export function reportFilters(name: ReportName): ReportFields {
  const fields = kept.get(name) ?? fieldsOf(name);
  kept.set(name, fields);
  return fields;
}

export function reportInput(name: ReportName, filters: ReportFilters, locale: AppLocale) {
  const { by, from, to, only, depth, basis } = filters;
  // What stayed in the address from another question says nothing of this one.
  const used = usedArguments(name, by);
  return {
    name,
    by: [...by],
    only: { ...only },
    locale,
    ...(from && used.from ? { from } : {}),
    ...(to && used.to ? { to } : {}),
    ...(depth && used.depth ? { depth } : {}),
    ...(basis && used.basis ? { basis } : {}),
  };
}
