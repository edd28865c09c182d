'use client';
// What stops or warns: which control, how much is available, how much too much, and what to do.
import { Alert, Group, List, Text } from '@mantine/core';
import { IconAlertTriangle, IconHandStop } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useFormats } from '@/i18n/formats';
import { majorText } from '@/kernel/money';
import type { Finding } from '@/server/modules/expenses/schemas';
import { LinkButton } from '@/ui/links';

export interface BudgetFindingsProps {
  readonly stops: readonly Finding[];
  readonly warnings: readonly Finding[];
  readonly currency: string;
  readonly mayTransfer: boolean;
}

/** The transfer that would end the first stop: its cell and what is missing there. */
export function transferHref([first]: readonly Finding[], currency: string): string {
  if (!first) return '/budgets/changes';
  const { centreId, accountId, missingMinor } = first;
  const amount = majorText(missingMinor, currency);
  const query = new URLSearchParams({ centre: centreId, account: accountId, amount });
  return `/budgets/changes?${query.toString()}`;
}

const isOver = (warnings: readonly Finding[]): boolean =>
  warnings.some(({ code }) => code !== 'budgets.nearLimit');

export function BudgetFindings({ stops, warnings, currency, mayTransfer }: BudgetFindingsProps) {
  const t = useTranslations('expenses.budget');
  return (
    <>
      {stops.length > 0 && (
        <Alert
          color="red"
          title={t('stopTitle')}
          icon={<IconHandStop size={18} stroke={1.7} aria-hidden />}
        >
          <FindingList findings={stops} currency={currency} />
          {mayTransfer && (
            <Group mt="sm">
              <LinkButton
                size="xs"
                variant="default"
                target="_blank"
                href={transferHref(stops, currency)}
              >
                {t('transfer')}
              </LinkButton>
            </Group>
          )}
        </Alert>
      )}
      {warnings.length > 0 && (
        <Alert
          color="amber"
          title={t(isOver(warnings) ? 'warnOverTitle' : 'warnTitle')}
          icon={<IconAlertTriangle size={18} stroke={1.7} aria-hidden />}
        >
          <FindingList findings={warnings} currency={currency} />
        </Alert>
      )}
    </>
  );
}

const WORDS: Readonly<Record<string, 'unbudgeted' | 'near'>> = {
  'budgets.unbudgeted': 'unbudgeted',
  'budgets.nearLimit': 'near',
};

function FindingList(props: { readonly findings: readonly Finding[]; readonly currency: string }) {
  const t = useTranslations('expenses.budget');
  const formats = useFormats();
  const money = (minor: bigint) => formats.money(minor, props.currency);
  return (
    <List size="sm">
      {props.findings.map((finding) => (
        <List.Item key={`${finding.control} ${finding.node} ${finding.periods.join()}`}>
          <Text size="sm" span>
            {t(WORDS[finding.code] ?? 'stop', {
              node: finding.node,
              available: money(finding.availableMinor ?? 0n),
              requested: money(finding.requestedMinor),
              missing: money(finding.missingMinor),
              control: finding.control ?? '–',
            })}
          </Text>
        </List.Item>
      ))}
    </List>
  );
}
