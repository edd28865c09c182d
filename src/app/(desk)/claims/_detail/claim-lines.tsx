'use client';
// The lines of a claim, each beside its evidence; where the reader verifies, with what is accepted.
import { Badge, Button, Card, Group, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useLocale, useTranslations } from 'next-intl';
import { useIssueText } from '@/i18n/errors';
import type { DomainIssue } from '@/kernel/domain-error';
import { localName } from '@/kernel/local-names';
import { majorText, parseMoney } from '@/kernel/money';
import {
  isWithinClaimed,
  type ClaimLineView,
  type ClaimView,
} from '@/server/modules/expenses/schemas';
import { DateText, MoneyText } from '@/ui/cells';
import { MoneyInput, RefusalAlert } from '@/ui/forms';
import { StatusBadge } from '@/ui/states';
import { Fact, Facts } from '../../receivables/_parts/facts';
import { DuplicateNote } from './duplicate-note';
import { EvidenceView } from './evidence-view';
import { useVerdicts } from './use-verdicts';
import type { LineIssues, Verdict } from './verdict-values';

export interface ClaimLinesProps {
  readonly claim: ClaimView;
  readonly currency: string;
}

export function ClaimLines({ claim, currency }: ClaimLinesProps) {
  const t = useTranslations('expenses.claim');
  const isVerifying = claim.actions.includes('verify');
  const typed = useVerdicts(claim, currency);
  return (
    <Stack gap="sm">
      {claim.lines.map((line) => (
        <LineCard
          key={line.id}
          line={line}
          currency={currency}
          verdict={typed.verdicts[line.id] ?? null}
          issues={typed.issues[line.id] ?? {}}
          onVerdict={
            isVerifying && !line.decidedAt ? (verdict) => typed.set(line.id, verdict) : null
          }
        />
      ))}
      {typed.error && <RefusalAlert error={typed.error} shownFields={typed.shownFields} />}
      {isVerifying && (
        <Group justify="flex-end">
          <Button
            disabled={typed.count === 0}
            loading={typed.isPending}
            onClick={() => void typed.save()}
          >
            {t('saveVerdict', { count: typed.count })}
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
  readonly issues: LineIssues[string];
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
  issues,
  onVerdict,
}: LineCardProps & { readonly onVerdict: (verdict: Verdict) => void }) {
  const t = useTranslations('expenses');
  const { accepted = '', cutReason = '' } = verdict ?? {};
  const amount = parseMoney(accepted, currency);
  const minor = amount.ok ? amount.value.minor : line.claimedMinor;
  const isCut = minor !== line.claimedMinor && isWithinClaimed(minor, line.claimedMinor);
  const issueText = useIssueText();
  const wrong = (issue: DomainIssue | undefined) => {
    if (!issue) return undefined;
    const { problem, mend = '' } = issueText(issue);
    return `${problem} ${mend}`.trim();
  };
  return (
    <Group align="flex-start" gap="sm">
      <MoneyInput
        label={t('claim.accept')}
        currency={currency}
        w={170}
        value={accepted}
        error={wrong(issues.verifiedMinor)}
        onChange={(text) => onVerdict({ accepted: text, cutReason })}
      />
      <Button
        variant="default"
        mt={25}
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
          error={wrong(issues.cutReason)}
          onChange={(event) => onVerdict({ accepted, cutReason: event.currentTarget.value })}
        />
      )}
    </Group>
  );
}
