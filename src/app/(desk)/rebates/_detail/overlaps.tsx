'use client';
// Other agreements by which the same sales earn too: pointed out, a company may mean it.
import { Alert, List, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useFormats } from '@/i18n/formats';
import { maxDate, minDate } from '@/kernel/business-date';
import type { AgreementView } from '@/server/modules/expenses/schemas';
import { TextLink } from '@/ui/links';

/** As many dealers by name; the page of the other agreement has all. */
const NAMED = 5;

export function Overlaps({ agreement }: { readonly agreement: AgreementView }) {
  const t = useTranslations('expenses.rebate');
  const formats = useFormats();
  const { overlaps, startsOn, endsOn } = agreement;
  if (overlaps.length === 0) return null;
  const dealersOf = (all: AgreementView['dealers']) => {
    const named = all.slice(0, NAMED).map(({ name }) => name);
    return formats.list(all.length > NAMED ? [...named, `+${all.length - NAMED}`] : named);
  };
  return (
    <Alert
      color="amber"
      title={t('overlapTitle', { count: overlaps.length })}
      icon={<IconAlertTriangle size={18} stroke={1.7} aria-hidden />}
    >
      <Text size="sm" mb="xs">
        {t('overlapText')}
      </Text>
      <List size="sm">
        {overlaps.map((other) => (
          <List.Item key={other.id}>
            <TextLink href={`/rebates/${other.id}`}>{`${other.code} · ${other.name}`}</TextLink>
            {': '}
            {t('overlapOf', {
              dealers: dealersOf(other.dealers),
              from: formats.date(maxDate(startsOn, other.startsOn)),
              to: formats.date(minDate(endsOn, other.endsOn)),
            })}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
