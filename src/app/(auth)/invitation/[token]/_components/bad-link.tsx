'use client';
// A link that was used, replaced, or has expired.
import { Stack, Title } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { DomainError, type DomainErrorShape } from '@/kernel/domain-error';
import { RefusalAlert } from '@/ui/forms';
import { LinkButton } from '@/ui/links';

export function BadLink({ refusal }: { readonly refusal: DomainErrorShape }) {
  const t = useTranslations('auth.invitation');
  return (
    <Stack gap="md">
      <Title order={1} size="h2">
        {t('badTitle')}
      </Title>
      <RefusalAlert error={DomainError.fromShape(refusal)} />
      <LinkButton href="/sign-in" variant="default" fullWidth>
        {t('toSignIn')}
      </LinkButton>
    </Stack>
  );
}
