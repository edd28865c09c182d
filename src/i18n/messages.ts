// Loads the words of one language. One file per area, so that areas change independently.
import type { AppLocale } from './locales';
import type en from './messages/en';

export type Messages = typeof en;
export type MessageArea = keyof Messages;

const LOADERS: Record<AppLocale, () => Promise<{ default: Messages }>> = {
  en: () => import('./messages/en'),
  'zh-Hans': () => import('./messages/zh-Hans'),
  'zh-Hant': () => import('./messages/zh-Hant'),
};

/** Every area of one language. */
export async function loadMessages(locale: AppLocale): Promise<Messages> {
  return (await LOADERS[locale]()).default;
}

/** What a page without a signed-in user needs; keeps the rest out of its payload. */
export const PUBLIC_AREAS = ['common', 'errors', 'auth'] as const satisfies readonly MessageArea[];

/** A subset of the areas, for a provider that should send little to the browser. */
export function pickAreas<Area extends MessageArea>(
  messages: Readonly<Record<string, unknown>>,
  areas: readonly Area[],
): Partial<Record<Area, unknown>> {
  const picked: Partial<Record<Area, unknown>> = {};
  for (const area of areas) picked[area] = messages[area];
  return picked;
}
