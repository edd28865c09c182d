// The address of a page as the filters read it, on the server.
export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** Of a parameter given twice the first counts. */
export async function pageQuery(searchParams: SearchParams) {
  const query = await searchParams;
  return {
    get: (name: string) => {
      const value = query[name];
      return (Array.isArray(value) ? value[0] : value) ?? null;
    },
  };
}
