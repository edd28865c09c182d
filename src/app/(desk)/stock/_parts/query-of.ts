// The query of a page's address in the form that filters are read from. Pure.

export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** The first value of each parameter; null where it is absent. */
export async function queryOf(
  searchParams: SearchParams,
): Promise<{ get(name: string): string | null }> {
  const query = await searchParams;
  return {
    get: (name) => {
      const value = query[name];
      return (Array.isArray(value) ? value[0] : value) ?? null;
    },
  };
}
