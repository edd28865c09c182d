'use client';
// Which order the goods come from, of one dealer where that is known first.
import { Card, Stack } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { EntityPicker, type Picked } from '@/ui/forms';
import { useDealerSearch } from '../../orders/_pickers/use-searches';
import { useOrderSearch, type OrderStates } from '../../shipments/_parts/use-order-search';

const SHIPPED: OrderStates = ['PARTIALLY_SHIPPED', 'SHIPPED', 'CLOSED'];

export function OrderChoice({ isDealer }: { readonly isDealer: boolean }) {
  const t = useTranslations('fulfilment');
  const router = useRouter();
  const [dealer, setDealer] = useState<Picked | null>(null);
  const searchDealers = useDealerSearch(false);
  const searchOrders = useOrderSearch(SHIPPED, dealer?.id);
  return (
    <Card maw={560}>
      <Stack gap="md">
        {!isDealer && (
          <EntityPicker
            label={t('field.dealer')}
            clearable
            search={searchDealers}
            value={dealer}
            onChange={setDealer}
          />
        )}
        <EntityPicker
          key={dealer?.id ?? 'any'}
          label={t('returns.pickOrder')}
          description={isDealer ? undefined : t('new.pickOrderHint')}
          required
          autoFocus
          search={searchOrders}
          value={null}
          onChange={(order) => order && router.replace(`/returns/new?order=${order.id}`)}
        />
      </Stack>
    </Card>
  );
}
