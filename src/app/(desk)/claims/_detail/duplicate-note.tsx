'use client';
// Points at claims a line looks like; a person judges.
import { Alert, Text } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useFormats } from '@/i18n/formats';
import type { ClaimLineView } from '@/server/modules/expenses/schemas';
import { TextLink } from '@/ui/links';

export function DuplicateNote({ line }: { readonly line: ClaimLineView }) {
  const t = useTranslations('expenses.claim');
  const formats = useFormats();
  if (line.duplicates.length === 0) return null;
  return (
    <Alert color="amber" p="xs" icon={<IconCopy size={16} stroke={1.7} aria-hidden />}>
      {line.duplicates.map((one) => (
        <Text size="sm" key={`${one.claimId} ${one.lineNo}`}>
          <TextLink href={`/claims/${one.claimId}`}>
            {t('duplicate', {
              number: one.claimNumber,
              line: one.lineNo,
              signs: formats.list(one.signs.map((sign) => t(`sign.${sign}`))),
            })}
          </TextLink>
        </Text>
      ))}
    </Alert>
  );
}
