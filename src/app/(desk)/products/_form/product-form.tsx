'use client';
// Everything about a product that is typed. Used for a new one and for a change.
import { Select, SimpleGrid, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useFormats } from '@/i18n/formats';
import { PRODUCT_STATUSES, type ProductView } from '@/server/modules/catalog/schemas';
import { useTRPC, useTRPCClient, useWrite } from '@/trpc/client';
import { notifyDone } from '@/ui/feedback';
import { AppForm, DecimalInput, FormActions, useAppForm } from '@/ui/forms';
import { useStatusLabel } from '@/ui/states';
import { SectionCard } from '../../_frame/section-card';
import { NamesFields, namesText, type FieldProps } from '../../_tree/names-fields';
import { TreeSelect } from '../../_tree/tree-select';
import { PackFields } from './pack-fields';
import { NEW_PRODUCT, packsText, productSchema, valuesOf } from './product-values';

export interface ProductFormProps {
  /** Absent: a new one. */
  readonly product?: ProductView;
  readonly seesCost: boolean;
}

export function ProductForm({ product, seesCost }: ProductFormProps) {
  const t = useTranslations();
  const router = useRouter();
  const state = useProductForm(product, seesCost, (id) => {
    notifyDone(t('common.form.saved'));
    router.push(`/products/${id}`);
  });
  const field = state.form.getInputProps;
  return (
    <AppForm state={state}>
      <SectionCard title={t('catalog.product.identity')}>
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          <TextInput
            label={t('common.field.code')}
            required
            autoFocus={!product}
            autoComplete="off"
            {...field('code')}
          />
          <TextInput
            label={t('catalog.product.barcode')}
            description={t('catalog.product.barcodeHint')}
            autoComplete="off"
            {...field('barcode')}
          />
        </SimpleGrid>
        <TextInput
          label={t('common.field.name')}
          description={t('catalog.names.hint')}
          required
          autoComplete="off"
          {...field('name')}
        />
        <NamesFields field={field} />
      </SectionCard>
      <SectionCard title={t('catalog.product.selling')}>
        <SellingFields field={field} seesCost={seesCost} />
      </SectionCard>
      <SectionCard title={t('catalog.product.packs')}>
        <PackFields form={state.form} />
      </SectionCard>
      <FormActions onCancel={() => router.back()} />
    </AppForm>
  );
}

function useProductForm(
  product: ProductView | undefined,
  seesCost: boolean,
  onSaved: (id: string) => void,
) {
  const t = useTranslations();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const statusLabel = useStatusLabel();
  const refresh = [trpc.catalog.pathFilter()];
  const create = useWrite(trpc.catalog.createProduct, { refresh });
  const update = useWrite(trpc.catalog.updateProduct, { refresh });
  return useAppForm({
    schema: productSchema,
    initialValues: product ? valuesOf(product) : NEW_PRODUCT,
    onSubmit: ({ standardCost, ...values }) => {
      const input = seesCost ? { ...values, standardCost } : values;
      return product ? update.mutateAsync({ ...input, id: product.id }) : create.mutateAsync(input);
    },
    onSaved: ({ id }) => onSaved(id),
    conflict: product && {
      load: async () => valuesOf(await client.catalog.getProduct.query({ id: product.id })),
      fields: [
        { path: 'code', label: t('common.field.code') },
        { path: 'name', label: t('common.field.name') },
        { path: 'names', label: t('catalog.names.title'), format: namesText },
        { path: 'barcode', label: t('catalog.product.barcode') },
        { path: 'baseUnit', label: t('catalog.product.baseUnit') },
        { path: 'taxCode', label: t('catalog.product.tax') },
        { path: 'standardCost', label: t('catalog.product.cost') },
        {
          path: 'status',
          label: t('common.field.status'),
          format: (status) => statusLabel(String(status)),
        },
        { path: 'packs', label: t('catalog.product.packs'), format: packsText },
      ],
    },
  });
}

interface SellingFieldsProps {
  readonly field: FieldProps;
  readonly seesCost: boolean;
}

function SellingFields({ field, seesCost }: SellingFieldsProps) {
  const t = useTranslations();
  const trpc = useTRPC();
  const formats = useFormats();
  const statusLabel = useStatusLabel();
  const categories = useQuery(trpc.catalog.listCategories.queryOptions());
  const taxRates = useQuery(trpc.catalog.listTaxRates.queryOptions());
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
      <TreeSelect
        label={t('common.field.category')}
        nodes={categories.data ?? []}
        {...field('categoryId')}
      />
      <Select
        label={t('common.field.status')}
        data={PRODUCT_STATUSES.map((value) => ({ value, label: statusLabel(value) }))}
        allowDeselect={false}
        checkIconPosition="right"
        description={t('catalog.product.statusHint')}
        {...field('status')}
      />
      <TextInput
        label={t('catalog.product.baseUnit')}
        description={t('catalog.product.baseUnitHint')}
        required
        maxLength={20}
        autoComplete="off"
        {...field('baseUnit')}
      />
      <Select
        label={t('catalog.product.tax')}
        clearable
        checkIconPosition="right"
        data={(taxRates.data ?? []).map(({ code, name, rate }) => ({
          value: code,
          label: `${name} (${formats.rate(rate)})`,
        }))}
        {...field('taxCode')}
      />
      {seesCost && (
        <DecimalInput
          label={t('catalog.product.cost')}
          description={t('catalog.product.costHint')}
          {...field('standardCost')}
        />
      )}
    </SimpleGrid>
  );
}
