'use client';
// Fields of a settlement in credit or goods: who gets it, and which goods.
import { ActionIcon, Button, Group, Stack, Text } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useFormats } from '@/i18n/formats';
import { EntityPicker, QuantityInput } from '@/ui/forms';
import { useDealerSearch, useProductSearch } from '../../orders/_pickers/use-searches';
import type { SettleValues } from './settle-values';
import { useGoodsValue } from './use-goods-value';

type SettleForm = UseFormReturnType<SettleValues>;

/** Whom credit or goods go to, where the claim does not say. */
export function PayeeField({ form }: { readonly form: SettleForm }) {
  const t = useTranslations('expenses');
  const search = useDealerSearch(false);
  return (
    <EntityPicker
      label={t('field.dealer')}
      description={t('settlement.payeeText')}
      required
      search={search}
      {...form.getInputProps('payee')}
      error={form.errors.payee ?? form.errors.dealerId}
    />
  );
}

export interface GoodsFieldsProps {
  readonly form: SettleForm;
  /** Who gets them; empty while nobody was chosen. */
  readonly dealerId: string;
  readonly currency: string;
  /** What they may count for at most. */
  readonly openMinor: bigint;
}

export function GoodsFields({ form, dealerId, currency, openMinor }: GoodsFieldsProps) {
  const t = useTranslations('expenses');
  const formats = useFormats();
  const search = useProductSearch();
  const worth = useGoodsValue(dealerId, form.values.goods);
  const money = (minor: bigint) => formats.money(minor, currency);
  const worthOf = (index: number) => {
    const minor = worth?.rows.get(index);
    return minor === null ? t('settlement.noPrice') : minor === undefined ? '' : money(minor);
  };
  const addRow = () => {
    const index = form.values.goods.length;
    form.insertListItem('goods', { productId: null, quantity: '1' });
    // After the row is there: who adds one by the keyboard goes on typing.
    requestAnimationFrame(() => form.getInputNode(`goods.${index}.productId`)?.focus());
  };
  return (
    <Stack gap="xs">
      <Text size="sm" c="dimmed">
        {t('settlement.goodsText')}
      </Text>
      {form.values.goods.map((_, index) => (
        // Rows have no identity of their own; all inputs are controlled by their place.
        // oxlint-disable-next-line react/no-array-index-key
        <Group key={index} align="flex-start" wrap="nowrap" gap="xs">
          <div style={{ flex: 1 }}>
            <EntityPicker
              aria-label={t('field.product')}
              placeholder={t('field.product')}
              search={search}
              {...form.getInputProps(`goods.${index}.productId`)}
            />
          </div>
          <QuantityInput
            aria-label={t('field.quantity')}
            w={110}
            {...form.getInputProps(`goods.${index}.quantity`)}
          />
          <Text size="sm" w={110} mt={8} ta="end" className="dd-tabular">
            {worthOf(index)}
          </Text>
          <ActionIcon
            mt={4}
            variant="subtle"
            color="gray"
            aria-label={t('form.removeLine', { line: index + 1 })}
            onClick={() => form.removeListItem('goods', index)}
          >
            <IconTrash size={16} stroke={1.7} />
          </ActionIcon>
        </Group>
      ))}
      <Group>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={addRow}
        >
          {t('settlement.addProduct')}
        </Button>
        {worth && (
          <Text size="sm" ml="auto" c={worth.valueMinor > openMinor ? 'red' : undefined}>
            {t('settlement.goodsValue', { value: money(worth.valueMinor), open: money(openMinor) })}
          </Text>
        )}
      </Group>
    </Stack>
  );
}
