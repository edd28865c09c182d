// The server's twin of useFormats, for server components, files and mails.
import 'server-only';
import { getLocale } from 'next-intl/server';
import { createFormats, type Formats } from './create-formats';

/** Formats in the request's language and the given zone. */
export async function getFormats(timeZone: string): Promise<Formats> {
  return createFormats(await getLocale(), timeZone);
}
