'use client';
// Which price would this dealer get: choose dealer, product, quantity and day; the answer comes with
// every other price of the product and why it does not count.
import { Alert, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { IconInfoCircle } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useIssueText } from '@/i18n/errors';
import { useFormats } from '@/i18n/formats';
import { dateInZone, parseBusinessDate } from '@/kernel/business-date';
import type { ErrorCode } from '@/kernel/domain-error';
import { parseQuantity } from '@/kernel/quantity';
import type { PriceExplanation } from '@/server/modules/catalog/price-schemas';
import { useTRPC } from '@/trpc/client';
import { DateField, EntityPicker, QuantityInput, type Picked } from '@/ui/forms';
import { ErrorState, LoadingCard, useNow } from '@/ui/states';
import { useDealerSearch, useProductSearch } from '../../orders/_pickers/use-searches';
import { CandidateTable } from './candidate-table';

export interface PriceExplainerProps {
  /** Fixed on the page of a dealer or a product; chosen here otherwise. */
  readonly dealer?: Picked;
  readonly product?: Picked;
}

export function PriceExplainer(props: PriceExplainerProps) {
  const t = useTranslations();
  const formats = useFormats();
  const now = useNow();
  const [dealer, setDealer] = useState<Picked | null>(props.dealer ?? null);
  const [product, setProduct] = useState<Picked | null>(props.product ?? null);
  const [quantityText, setQuantityText] = useState('1');
  const [dateText, setDateText] = useState<string | null>(null);
  const quantity = parseQuantity(quantityText);
  const today = now ? dateInZone(now, formats.timeZone) : '';
  const on = parseBusinessDate(dateText ?? today);
  const issueText = useIssueText();
  const searchDealers = useDealerSearch(false);
  const searchProducts = useProductSearch();
  const isReady = dealer && product && quantity.ok && on.ok;
  return (
    <Stack gap="md">
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 4 }} spacing="sm">
        {!props.dealer && (
          <EntityPicker
            label={t('common.field.dealer')}
            search={searchDealers}
            value={dealer}
            onChange={setDealer}
          />
        )}
        {!props.product && (
          <EntityPicker
            label={t('common.field.product')}
            search={searchProducts}
            value={product}
            onChange={setProduct}
          />
        )}
        <QuantityInput
          label={t('common.field.quantity')}
          value={quantityText}
          onChange={setQuantityText}
          error={quantity.ok ? undefined : issueText(quantity).problem}
        />
        <DateField
          label={t('catalog.prices.on')}
          value={dateText ?? today}
          onChange={setDateText}
          error={on.ok || today === '' ? undefined : issueText(on).problem}
        />
      </SimpleGrid>
      {isReady ? (
        <Explanation
          dealerId={dealer.id}
          productId={product.id}
          quantity={quantity.value}
          on={on.value}
        />
      ) : (
        <Text size="sm" c="dimmed">
          {t('catalog.prices.choose')}
        </Text>
      )}
    </Stack>
  );
}

interface ExplanationProps {
  readonly dealerId: string;
  readonly productId: string;
  readonly quantity: number;
  readonly on: string;
}

function Explanation({ dealerId, ...question }: ExplanationProps) {
  const trpc = useTRPC();
  const dealer = useQuery(trpc.dealers.get.queryOptions({ id: dealerId }));
  const facts = dealer.data;
  const explained = useQuery(
    trpc.catalog.prices.explain.queryOptions(
      {
        ...question,
        dealerId,
        regionPath: facts?.regionPath.map((node) => node.id) ?? [],
        levelPath: facts?.levelPath.map((node) => node.id) ?? [],
        currency: facts?.currency ?? 'USD',
      },
      { enabled: facts !== undefined, placeholderData: keepPreviousData },
    ),
  );
  const failed = dealer.isError ? dealer : explained.isError ? explained : null;
  if (failed) return <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />;
  if (!facts || !explained.data) return <LoadingCard lines={3} />;
  return (
    <Stack gap="md">
      <Answer explanation={explained.data} currency={facts.currency} />
      <CandidateTable explanation={explained.data} />
    </Stack>
  );
}

interface AnswerProps {
  readonly explanation: PriceExplanation;
  readonly currency: string;
}

function Answer({ explanation, currency }: AnswerProps) {
  const t = useTranslations('catalog.prices');
  const formats = useFormats();
  const issueText = useIssueText();
  const { unitPrice, by, refusal } = explanation;
  if (unitPrice === null || by === null) {
    const { code = 'catalog.noPrice', params = {} } = refusal ?? {};
    const words = issueText({ code: code as ErrorCode, params });
    return (
      <Alert color="amber" icon={<IconInfoCircle size={18} stroke={1.7} />} title={words.problem}>
        {words.mend}
      </Alert>
    );
  }
  const winner = explanation.candidates.find((candidate) => candidate.outcome === 'wins');
  return (
    <Group gap="sm" align="baseline" role="status">
      <Text fz={26} fw={620} className="dd-tabular">
        {formats.unitPrice(unitPrice, currency)}
      </Text>
      <Text size="sm" c="dimmed">
        {t('wonBy', {
          rule: t(`by.${by}`),
          list: winner ? `${winner.code} ${winner.name}` : '',
        })}
      </Text>
    </Group>
  );
}
