// The name a server gave a file, of its Content-Disposition (RFC 6266). Pure.

/** null where the header names none. */
export function nameInHeader(header: string | null): string | null {
  const [, exact] = /filename\*=UTF-8''([^;]+)/i.exec(header ?? '') ?? [];
  if (exact === undefined) return null;
  try {
    return decodeURIComponent(exact);
  } catch {
    return null;
  }
}
