// How an attempt is written: from the ids of the company knocked at (`a`) and the stranger's own.
export type Ids = Record<string, string>;
export type Attempt = (a: Ids, b: Ids) => readonly unknown[];

export const once =
  (input: (a: Ids, b: Ids) => unknown): Attempt =>
  (a, b) => [input(a, b)];
export const plain = once(() => ({}));
export const nothing = once(() => undefined);
export const listed = (...filters: [name: string, table: string][]): Attempt => {
  return (a) => [{}, ...filters.map(([name, table]) => ({ [name]: a[table] }))];
};
export const byId = (name: string, table: string, more: object = {}): Attempt =>
  once((a) => ({ [name]: a[table], ...more }));
