'use client';
// The packs of a product: a unit, how many base units it holds, its own barcode.
import { ActionIcon, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { MAX_PACKS } from '@/server/modules/catalog/schemas';
import type { ProductValues } from './product-values';

export function PackFields({ form }: { readonly form: UseFormReturnType<ProductValues> }) {
  const t = useTranslations('catalog.product');
  const { packs, baseUnit } = form.values;
  const add = () => {
    form.insertListItem('packs', { unit: '', factor: '', barcode: '' });
    const index = packs.length;
    requestAnimationFrame(() => form.getInputNode(`packs.${index}.unit`)?.focus());
  };
  return (
    <Stack gap="xs">
      <Text size="sm" c="dimmed">
        {t('packsHint', { unit: baseUnit || t('baseUnit') })}
      </Text>
      {packs.map((_, index) => (
        // Rows have no identity of their own; all inputs are controlled by their place.
        // oxlint-disable-next-line react/no-array-index-key
        <Group key={index} gap="xs" align="flex-start" wrap="nowrap">
          <TextInput
            aria-label={t('packUnit')}
            placeholder={t('packUnit')}
            maxLength={20}
            style={{ flex: 1 }}
            {...form.getInputProps(`packs.${index}.unit`)}
          />
          <TextInput
            aria-label={t('packFactor')}
            placeholder={t('packFactor')}
            inputMode="numeric"
            style={{ flex: 1 }}
            {...form.getInputProps(`packs.${index}.factor`)}
          />
          <TextInput
            aria-label={t('packBarcode')}
            placeholder={t('packBarcode')}
            style={{ flex: 2 }}
            {...form.getInputProps(`packs.${index}.barcode`)}
          />
          <ActionIcon
            mt={4}
            aria-label={t('removePack', { number: index + 1 })}
            onClick={() => form.removeListItem('packs', index)}
          >
            <IconTrash size={16} stroke={1.7} />
          </ActionIcon>
        </Group>
      ))}
      {packs.length < MAX_PACKS && (
        <Button
          variant="default"
          size="xs"
          style={{ alignSelf: 'flex-start' }}
          leftSection={<IconPlus size={14} stroke={2} />}
          onClick={add}
        >
          {t('addPack')}
        </Button>
      )}
    </Stack>
  );
}
