/**
 * What others did to a document since somebody saw it: told to whoever acts on an older version, so
 * that they know who changed what and when. Client-safe and pure.
 */

export type MeanwhileValue = string | number | boolean | null;

export interface MeanwhileChange {
  /** A path such as `lines.2.quantity`. */
  readonly field: string;
  /** Left out where the event says only what holds now; both null where ids would say nothing. */
  readonly from?: MeanwhileValue;
  readonly to: MeanwhileValue;
}

/** One event of the audit trail, as it crosses the wire inside a refusal. */
export interface MeanwhileEvent {
  /** ISO instant. */
  readonly at: string;
  /** Name of the person; null: the system. */
  readonly by: string | null;
  readonly action: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly reason: string | null;
  /** Of the amounts in `changes`; null where none has been written down. */
  readonly currency: string | null;
  readonly changes: readonly MeanwhileChange[];
}

/** The document somebody acted on, and what they had seen of it. */
export interface SeenDocument {
  readonly docKind: string;
  readonly docId: string;
  /** Null where the document has no version: the newest of its events are told then. */
  readonly version: number | null;
  /** Only events of these actions; all unless told otherwise. */
  readonly actions?: readonly string[];
  /** Only the newest event about each of these: keys of settings, cells of a budget. */
  readonly touching?: readonly string[];
  /** Fields whose values the caller may not know. */
  readonly hides?: readonly string[];
}

export interface TrailRow {
  readonly at: Date;
  readonly by: string | null;
  readonly action: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly reason: string | null;
  readonly detail: Readonly<Record<string, unknown>> | null;
}

type Fields = Readonly<Record<string, unknown>>;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const MAX_EVENTS = 8;
const MAX_CHANGES = 40;
const LONGEST = 300;

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const isChange = (value: unknown): value is { from: unknown; to: unknown } =>
  isRecord(value) && 'from' in value && 'to' in value;

/** A value as a person reads it; undefined where it holds only ids. */
function valueOf(value: unknown): MeanwhileValue | undefined {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value === 'string') return UUID.test(value) ? undefined : value.slice(0, LONGEST);
  if (typeof value !== 'object') return String(value);
  const inner = Object.values(value).map(valueOf);
  const texts = inner.filter((one) => one !== null && one !== undefined).map(String);
  if (texts.length === 0 && inner.length > 0) return undefined;
  return texts.join(Array.isArray(value) ? ', ' : ' ').slice(0, LONGEST);
}

function changeOf(field: string, { from, to }: { from: unknown; to: unknown }): MeanwhileChange {
  const [before, after] = [valueOf(from), valueOf(to)];
  if (before === undefined || after === undefined) return { field, from: null, to: null };
  return { field, from: before, to: after };
}

function between(before: Fields, after: Fields): MeanwhileChange[] {
  return Object.keys(after)
    .filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
    .map((field) => changeOf(field, { from: before[field], to: after[field] }));
}

/** `{ key, from, to }` as settings write it, `{ before, after }` as users, else by field. */
function changesIn(detail: Fields): MeanwhileChange[] {
  const { key, from, to, before, after, changes } = detail;
  if (typeof key === 'string' && 'to' in detail) {
    if (isRecord(from) && isRecord(to)) return between(from, to);
    return [changeOf(key, { from, to })];
  }
  if (isRecord(before) && isRecord(after)) return between(before, after);
  const written = isRecord(changes) ? { ...detail, ...changes } : detail;
  return Object.entries(written).flatMap(([field, value]): MeanwhileChange[] => {
    if (field === 'changes' || field === 'currency') return [];
    if (isChange(value)) return [changeOf(field, value)];
    const plain = typeof value === 'object' ? undefined : valueOf(value);
    return plain === undefined || plain === null ? [] : [{ field, to: plain }];
  });
}

/** The keys an event is about: of a setting, of the cells it wrote. */
function keysOf({ detail }: TrailRow): string[] {
  const key = detail?.['key'];
  const changes = detail?.['changes'];
  return [
    ...(typeof key === 'string' ? [key] : []),
    ...Object.keys(isRecord(changes) ? changes : {}),
  ];
}

/** Of each key the newest event; rows come newest first. */
function newestOfEach(rows: readonly TrailRow[], keys: readonly string[]): TrailRow[] {
  const open = new Set(keys);
  return rows.filter((row) => {
    const told = keysOf(row).filter((key) => open.has(key));
    for (const key of told) open.delete(key);
    return told.length > 0;
  });
}

/** What is told of rows of the trail, which come newest first. */
export function meanwhileOf(rows: readonly TrailRow[], seen: SeenDocument): MeanwhileEvent[] {
  const { touching, hides = [] } = seen;
  const told = touching ? newestOfEach(rows, touching) : rows;
  return told.slice(0, MAX_EVENTS).map(({ at, by, action, from, to, reason, detail }) => {
    const currency = detail?.['currency'];
    // Of many cells written at once only those that were asked about are told; of a thing that was
    // asked about by its key, all that changed of it.
    const isPart =
      touching !== undefined &&
      isRecord(detail?.['changes']) &&
      !touching.includes(String(detail['key']));
    const changes = changesIn(detail ?? {}).filter(
      ({ field }) => !hides.includes(field) && (!isPart || touching.includes(field)),
    );
    return {
      ...{ at: at.toISOString(), by, action, from, to, reason },
      currency: typeof currency === 'string' ? currency : null,
      changes: changes.slice(0, MAX_CHANGES),
    };
  });
}
