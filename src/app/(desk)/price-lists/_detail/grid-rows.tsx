'use client';
// Rows of the price grid: prices that exist, and new ones with a product to choose.
import { ActionIcon, Text, TextInput } from '@mantine/core';
import { IconArrowBackUp, IconTrash } from '@tabler/icons-react';
import { useLocale, useTranslations } from 'next-intl';
import Link from 'next/link';
import { useIssueText } from '@/i18n/errors';
import { useFormats } from '@/i18n/formats';
import { localName } from '@/kernel/local-names';
import type { PriceItemRow } from '@/server/modules/catalog/price-schemas';
import { Nothing } from '@/ui/cells';
import { EntityPicker } from '@/ui/forms';
import { useProductSearch } from '../../orders/_pickers/use-searches';
import classes from './grid.module.css';
import { PRICE_FIELDS, type NewPrice, type PriceField, type PriceTexts } from './grid-model';
import type { Grid } from './use-draft';

function useFieldLabels(): Record<PriceField, string> {
  const t = useTranslations();
  return {
    minQuantity: t('catalog.prices.minQuantity'),
    unitPrice: t('common.field.unitPrice'),
    validFrom: t('common.field.validFrom'),
    validTo: t('common.field.validTo'),
  };
}

export function GridHead({ canWrite }: { readonly canWrite: boolean }) {
  const t = useTranslations('common.field');
  const labels = useFieldLabels();
  return (
    <div role="row" className={`${classes.row} ${classes.head}`}>
      <span role="columnheader">{t('product')}</span>
      {PRICE_FIELDS.map((field) => (
        <span role="columnheader" key={field}>
          {labels[field]}
        </span>
      ))}
      {canWrite && <span role="columnheader" aria-hidden />}
    </div>
  );
}

interface FieldsProps {
  readonly rowKey: string;
  /** Names the row in spoken labels. */
  readonly rowName: string;
  readonly texts: PriceTexts;
  readonly grid: Grid;
  readonly disabled?: boolean;
  readonly onChange: (texts: PriceTexts) => void;
}

function Fields({ rowKey, rowName, texts, grid, disabled, onChange }: FieldsProps) {
  const labels = useFieldLabels();
  const issueText = useIssueText();
  return PRICE_FIELDS.map((field) => {
    const issue = grid.issues.get(`${rowKey}.${field}`);
    return (
      <div role="cell" key={field} data-label={labels[field]}>
        <TextInput
          size="xs"
          aria-label={`${labels[field]}, ${rowName}`}
          inputMode={field.startsWith('valid') ? undefined : 'decimal'}
          placeholder={field.startsWith('valid') ? 'YYYY-MM-DD' : undefined}
          autoComplete="off"
          disabled={disabled}
          value={texts[field]}
          error={issue ? issueText(issue).problem : undefined}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => onChange({ ...texts, [field]: event.currentTarget.value })}
        />
      </div>
    );
  });
}

export interface PriceRowProps {
  readonly item: PriceItemRow;
  readonly currency: string;
  readonly texts: PriceTexts;
  readonly isRemoved: boolean;
  /** null: to be read only. */
  readonly grid: Grid | null;
}

export function PriceRow({ item, currency, texts, isRemoved, grid }: PriceRowProps) {
  const t = useTranslations('catalog.prices');
  const locale = useLocale();
  return (
    <div role="row" className={classes.row} data-removed={isRemoved || undefined}>
      <div role="rowheader" className={classes.product}>
        <Text size="sm" fw={560} truncate component={Link} href={`/products/${item.productId}`}>
          {localName({ name: item.productName, names: item.productNames }, locale)}
        </Text>
        <Text size="xs" c="dimmed">
          {item.productCode} · {item.baseUnit}
        </Text>
      </div>
      {grid ? (
        <>
          <Fields
            rowKey={item.id}
            rowName={item.productCode}
            texts={texts}
            grid={grid}
            disabled={isRemoved}
            onChange={(next) => grid.edit(item, next)}
          />
          <div role="cell">
            <ActionIcon
              aria-label={t(isRemoved ? 'keepItem' : 'removeItem', { product: item.productCode })}
              onClick={() => grid.toggleRemoved(item.id)}
            >
              {isRemoved ? (
                <IconArrowBackUp size={16} stroke={1.7} />
              ) : (
                <IconTrash size={16} stroke={1.7} />
              )}
            </ActionIcon>
          </div>
        </>
      ) : (
        <Figures item={item} currency={currency} />
      )}
    </div>
  );
}

function Figures({ item, currency }: { readonly item: PriceItemRow; readonly currency: string }) {
  const formats = useFormats();
  const labels = useFieldLabels();
  const shown: Record<PriceField, string | null> = {
    minQuantity: formats.quantity(item.minQuantity, item.baseUnit),
    unitPrice: formats.unitPrice(item.unitPrice, currency),
    validFrom: item.validFrom && formats.date(item.validFrom),
    validTo: item.validTo && formats.date(item.validTo),
  };
  return PRICE_FIELDS.map((field) => (
    <div role="cell" key={field} data-label={labels[field]} className="dd-tabular">
      {shown[field] ?? <Nothing />}
    </div>
  ));
}

export function NewRow({ row, grid }: { readonly row: NewPrice; readonly grid: Grid }) {
  const t = useTranslations();
  const issueText = useIssueText();
  const search = useProductSearch();
  const missing = grid.issues.get(`${row.key}.product`);
  return (
    <div role="row" className={classes.row} data-new>
      <div role="rowheader" className={classes.product}>
        <EntityPicker
          aria-label={t('common.field.product')}
          placeholder={t('common.field.product')}
          autoFocus
          search={search}
          value={row.product}
          error={missing ? issueText(missing).problem : undefined}
          onChange={(product) => grid.editNew({ ...row, product })}
        />
      </div>
      <Fields
        rowKey={row.key}
        rowName={row.product?.label ?? t('catalog.prices.addItem')}
        texts={row.texts}
        grid={grid}
        onChange={(texts) => grid.editNew({ ...row, texts })}
      />
      <div role="cell">
        <ActionIcon aria-label={t('common.action.remove')} onClick={() => grid.dropNew(row.key)}>
          <IconTrash size={16} stroke={1.7} />
        </ActionIcon>
      </div>
    </div>
  );
}
