// What each report is called, in every language: who is told of one reads it in their own.
import { loadMessages } from '@/i18n/messages';
import { NAME_LOCALES } from '@/kernel/local-names';
import { titleParams } from '@/server/platform/notices';
import type { ReportName } from '../schemas';

/** Parameters of a notice that name a report. */
export async function reportTitles(): Promise<(name: ReportName) => Record<string, string>> {
  const english = await loadMessages('en');
  const others = await Promise.all(
    NAME_LOCALES.map(async (locale) => [locale, await loadMessages(locale)] as const),
  );
  return (name) =>
    titleParams({
      name: english.reports.name[name],
      names: Object.fromEntries(
        others.map(([locale, { reports }]) => [locale, reports.name[name]]),
      ),
    });
}
