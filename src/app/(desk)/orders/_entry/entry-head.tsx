'use client';
// The head of the order: for whom, their number, when, where to, from where.
import { Select, Textarea, TextInput, type SelectProps } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { memo, useRef, useState, type KeyboardEvent } from 'react';
import { useIssueText } from '@/i18n/errors';
import type { DomainIssue } from '@/kernel/domain-error';
import type { EntryFrame } from '@/server/modules/orders/entry-schemas';
import { DateField, EntityPicker } from '@/ui/forms';
import { addressLines } from '../_detail/address';
import { useDealerSearch } from '../_pickers/use-searches';
import classes from './entry.module.css';
import type { RefusedHeadField } from './entry-refusal';
import type { EntryHead } from './entry-types';

export interface EntryHeadFieldsProps {
  readonly head: EntryHead;
  readonly frame: EntryFrame | undefined;
  readonly issues: ReadonlyMap<RefusedHeadField, DomainIssue>;
  /** A dealer's user orders for their dealer only. */
  readonly isDealer: boolean;
  readonly onChange: (changes: Partial<EntryHead>) => void;
  /** Enter in the head: on to the lines. */
  readonly onLeave: () => void;
}

export const EntryHeadFields = memo(function EntryHeadFields(props: EntryHeadFieldsProps) {
  const t = useTranslations('orders');
  const issueText = useIssueText();
  const { head, issues, isDealer, onChange } = props;
  const search = useDealerSearch(true);
  const [showsNote, setShowsNote] = useState(false);
  const poNumber = useRef<HTMLInputElement>(null);
  const onEnter = (event: KeyboardEvent) => {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.nativeEvent.isComposing;
    if (event.key !== 'Enter' || !isPlain) return;
    event.preventDefault();
    props.onLeave();
  };
  const error = (field: RefusedHeadField) => {
    const issue = issues.get(field);
    return issue && issueText(issue).problem;
  };
  return (
    <section className={classes.headCard} aria-label={t('entry.head')}>
      {isDealer ? (
        <TextInput
          label={t('field.dealer')}
          readOnly
          value={head.dealer?.label ?? ''}
          error={error('dealer')}
        />
      ) : (
        <EntityPicker
          label={t('field.dealer')}
          placeholder={t('entry.dealerPick')}
          required
          autoFocus={head.dealer === null}
          search={search}
          value={head.dealer}
          error={error('dealer')}
          onChange={(option) => {
            onChange({ dealer: option && { id: option.id, label: option.label }, shipToId: null });
            if (option) poNumber.current?.focus();
          }}
        />
      )}
      <TextInput
        label={t('field.poNumber')}
        ref={poNumber}
        maxLength={200}
        onKeyDown={onEnter}
        value={head.poNumber}
        error={error('poNumber')}
        onChange={(event) => onChange({ poNumber: event.currentTarget.value })}
      />
      <DateField
        label={t('field.requestedOn')}
        value={head.requestedOn}
        error={error('requestedOn')}
        onChange={(requestedOn) => onChange({ requestedOn })}
      />
      <ShipToSelect {...props} error={error('shipTo')} />
      <WarehouseSelect {...props} error={error('warehouse')} />
      {showsNote || head.note !== '' ? (
        <Textarea
          className={classes.noteField}
          label={t('field.note')}
          autosize
          minRows={1}
          maxRows={5}
          maxLength={2000}
          value={head.note}
          error={error('note')}
          onChange={(event) => onChange({ note: event.currentTarget.value })}
        />
      ) : (
        <button type="button" className={classes.addNote} onClick={() => setShowsNote(true)}>
          + {t('field.note')}
        </button>
      )}
    </section>
  );
});

type ChoiceProps = EntryHeadFieldsProps & { readonly error: SelectProps['error'] };

function ShipToSelect({ head, frame, onChange, error }: ChoiceProps) {
  const t = useTranslations('orders');
  const addresses = frame?.dealer?.addresses ?? [];
  return (
    <Select
      className={classes.wideField}
      label={t('field.shipTo')}
      placeholder={t('entry.noShipTo')}
      data={addresses.map((address) => ({
        value: address.id,
        label: addressLines(address).join(', '),
      }))}
      value={head.shipToId}
      error={error}
      clearable
      disabled={addresses.length === 0}
      checkIconPosition="right"
      onChange={(shipToId) => onChange({ shipToId })}
    />
  );
}

function WarehouseSelect({ head, frame, onChange, error }: ChoiceProps) {
  const t = useTranslations('orders');
  const warehouses = frame?.warehouses ?? [];
  const usual = warehouses.find((warehouse) => warehouse.isDefault);
  return (
    <Select
      label={t('field.warehouse')}
      placeholder={usual ? `${usual.code} ${usual.name}` : t('entry.defaultWarehouse')}
      data={warehouses.map(({ id, code, name }) => ({ value: id, label: `${code} ${name}` }))}
      value={head.warehouseId}
      error={error}
      clearable
      checkIconPosition="right"
      onChange={(warehouseId) => onChange({ warehouseId })}
    />
  );
}
