'use client';
// The lines of a claim, each beside its evidence; where the reader verifies, with what is accepted.
import { Badge, Button, Card, Group, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { localName } from '@/kernel/local-names';
import { majorText, parseMoney } from '@/kernel/money';
import type { ClaimLineView, ClaimView } from '@/server/modules/expenses/schemas';
import { DateText, MoneyText } from '@/ui/cells';
import { notifyDone } from '@/ui/feedback';
import { MoneyInput, RefusalAlert } from '@/ui/forms';
import { StatusBadge } from '@/ui/states';
import { Fact, Facts } from '../../receivables/_parts/facts';
import { useExpenseActs } from '../../expenses/_parts/use-expense-write';
import { DuplicateNote } from './duplicate-note';
import { EvidenceView } from './evidence-view';

interface Verdict {
  readonly accepted: string;
  readonly cutReason: string;
}

export interface ClaimLinesProps {
  readonly claim: ClaimView;
  readonly currency: string;
}

export function ClaimLines({ claim, currency }: ClaimLinesProps) {
  const t = useTranslations('expenses.claim');
  const acts = useExpenseActs();
  const [verdicts, setVerdicts] = useState<Readonly<Record<string, Verdict>>>({});
  const isVerifying = claim.actions.includes('verify');
  const decided = claim.lines.flatMap((line) => {
    const verdict = verdicts[line.id];
    const amount = verdict && parseMoney(verdict.accepted, currency);
    if (!verdict || !amount?.ok || line.decidedAt) return [];
    const cutReason = verdict.cutReason.trim() || null;
    return [{ lineId: line.id, verifiedMinor: amount.value.minor, cutReason }];
  });
  const save = async () => {
    const { id: claimId, version } = claim;
    const done = await acts.verifyClaim.mutateAsync({ claimId, version, lines: decided });
    setVerdicts({});
    notifyDone(t('verifiedDone', { number: done.number }));
  };
  return (
    <Stack gap="sm">
      {claim.lines.map((line) => (
        <LineCard
          key={line.id}
          line={line}
          currency={currency}
          verdict={verdicts[line.id] ?? null}
          onVerdict={
            isVerifying && !line.decidedAt
              ? (verdict) => setVerdicts({ ...verdicts, [line.id]: verdict })
              : null
          }
        />
      ))}
      {acts.verifyClaim.error && <RefusalAlert error={acts.verifyClaim.error} />}
      {isVerifying && (
        <Group justify="flex-end">
          <Button
            disabled={decided.length === 0}
            loading={acts.verifyClaim.isPending}
            onClick={() => void save().catch(() => undefined)}
          >
            {t('saveVerdict', { count: decided.length })}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

interface LineCardProps {
  readonly line: ClaimLineView;
  readonly currency: string;
  readonly verdict: Verdict | null;
  /** null: there is nothing to decide for this reader. */
  readonly onVerdict: ((verdict: Verdict) => void) | null;
}

function LineCard(props: LineCardProps) {
  const t = useTranslations('expenses');
  const locale = useLocale();
  const { line, currency, onVerdict } = props;
  return (
    <Card withBorder padding="md">
      <Group justify="space-between" mb="xs">
        <Text fw={600}>
          {line.lineNo} · {localName(line.type, locale)}
        </Text>
        {line.decidedAt ? (
          <StatusBadge status="VERIFIED" size="sm" label={t('claim.decided')} />
        ) : (
          <Badge variant="light" color="gray" size="sm">
            {t('claim.waiting')}
          </Badge>
        )}
      </Group>
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
        <Stack gap="sm">
          <Facts>
            <Fact label={t('amount.claimed')}>
              <MoneyText minor={line.claimedMinor} currency={currency} />
            </Fact>
            {line.decidedAt && (
              <Fact label={t('amount.verified')}>
                <MoneyText minor={line.verifiedMinor} currency={currency} />
              </Fact>
            )}
            {line.settledMinor !== 0n && (
              <Fact label={t('amount.settled')}>
                <MoneyText minor={line.settledMinor} currency={currency} />
              </Fact>
            )}
            <Fact label={t('field.occurredOn')}>
              <DateText date={line.occurredOn} />
            </Fact>
            {line.reference && <Fact label={t('field.reference')}>{line.reference}</Fact>}
            {line.dealer && <Fact label={t('field.dealer')}>{line.dealer.name}</Fact>}
            <Fact label={t('field.centre')}>{localName(line.centre, locale)}</Fact>
            {line.description && <Fact label={t('field.description')}>{line.description}</Fact>}
            {line.cutReason && <Fact label={t('field.cutReason')}>{line.cutReason}</Fact>}
          </Facts>
          <DuplicateNote line={line} />
          {onVerdict && <VerdictFields {...props} onVerdict={onVerdict} />}
        </Stack>
        <EvidenceView files={line.files} />
      </SimpleGrid>
    </Card>
  );
}

function VerdictFields({
  line,
  currency,
  verdict,
  onVerdict,
}: LineCardProps & { readonly onVerdict: (verdict: Verdict) => void }) {
  const t = useTranslations('expenses');
  const { accepted = '', cutReason = '' } = verdict ?? {};
  const amount = parseMoney(accepted, currency);
  const isCut = amount.ok && amount.value.minor !== line.claimedMinor;
  return (
    <Group align="flex-end" gap="sm">
      <MoneyInput
        label={t('claim.accept')}
        currency={currency}
        w={170}
        value={accepted}
        onChange={(text) => onVerdict({ accepted: text, cutReason })}
      />
      <Button
        variant="default"
        onClick={() =>
          onVerdict({ accepted: majorText(line.claimedMinor, currency), cutReason: '' })
        }
      >
        {t('claim.acceptAll')}
      </Button>
      {isCut && (
        <TextInput
          label={t('field.cutReason')}
          required
          style={{ flex: 1, minWidth: 180 }}
          value={cutReason}
          onChange={(event) => onVerdict({ accepted, cutReason: event.currentTarget.value })}
        />
      )}
    </Group>
  );
}
