'use client';
// The sign by which an account rolls up: in words for screen readers, as a sign for the eye.
import { Text, Tooltip } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { Operator } from '@/server/modules/centres/schemas';

/** A minus as wide as the plus; "leaves out" is the tilde the data uses. */
const SIGNS: Record<Operator, string> = { '+': '+', '-': '−', '~': '~' };
const COLORS: Record<Operator, string> = {
  '+': 'var(--dd-good)',
  '-': 'var(--dd-bad)',
  '~': 'var(--dd-muted)',
};

export function OperatorSign({ operator }: { readonly operator: Operator }) {
  const t = useTranslations('centres.accounts');
  return (
    <Tooltip label={t(`operator.${operator}`)}>
      <Text
        component="span"
        role="img"
        aria-label={t(`operator.${operator}`)}
        w={14}
        ta="center"
        fw={700}
        size="sm"
        c={COLORS[operator]}
        style={{ flex: 'none' }}
      >
        {SIGNS[operator]}
      </Text>
    </Tooltip>
  );
}
