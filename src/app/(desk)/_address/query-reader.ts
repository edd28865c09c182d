// The query of a page's address, read on the server as the browser reads it.

export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** What `readQuery` wants; of a repeated parameter the first counts. */
export function queryReader(query: Awaited<SearchParams>): { get(name: string): string | null } {
  return {
    get: (name) => {
      const value = query[name];
      return (Array.isArray(value) ? value[0] : value) ?? null;
    },
  };
}
