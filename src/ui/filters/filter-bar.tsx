'use client';
// The bar of filters above a list, and its parts. Each part is handed a value and a setter; the page
// connects them to its address with useUrlFilters.
import { Button, Checkbox, CloseButton, Combobox, Group, Pill, Select } from '@mantine/core';
import { Text, TextInput, UnstyledButton, useCombobox } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconChevronDown, IconFilter, IconSearch } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { Children, isValidElement, useState, type ReactNode } from 'react';
import { LookupMessage } from '../forms/lookup-message';
import classes from './filters.module.css';

export interface FilterBarProps {
  readonly children: ReactNode;
  readonly activeCount: number;
  readonly onClear: () => void;
}

/** On a phone only the search box stands open; the rest waits behind one button. */
export function FilterBar({ children, activeCount, onClear }: FilterBarProps) {
  const t = useTranslations('common');
  const [isOpen, setOpen] = useState(false);
  const parts = Children.toArray(children);
  const isSearch = (part: ReactNode) => isValidElement(part) && part.type === SearchFilter;
  const rest = parts.filter((part) => !isSearch(part));
  return (
    <Group gap={8} role="search" aria-label={t('filter.label')} className={classes.bar}>
      {parts.filter(isSearch)}
      {rest.length > 0 && (
        <Button
          className={classes.toggle}
          variant={activeCount > 0 ? 'light' : 'default'}
          leftSection={<IconFilter size={16} stroke={1.7} />}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {activeCount > 0 ? `${t('filter.label')} (${activeCount})` : t('filter.label')}
        </Button>
      )}
      <div className={classes.rest} data-open={isOpen || undefined}>
        {rest}
      </div>
      {activeCount > 0 && (
        <Button size="compact-sm" variant="subtle" color="gray" onClick={onClear}>
          {t('action.clearAll')}
        </Button>
      )}
    </Group>
  );
}

export interface SearchFilterProps {
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly placeholder?: string;
}

const SEARCH_DEBOUNCE_MS = 250;

/** A search box that settles before it asks. */
export function SearchFilter({ value, onChange, placeholder }: SearchFilterProps) {
  const t = useTranslations('common.filter');
  const [draft, setDraft] = useState<string | null>(null);
  const settle = useDebouncedCallback((text: string) => {
    onChange(text);
    setDraft(null);
  }, SEARCH_DEBOUNCE_MS);
  const change = (text: string) => {
    setDraft(text);
    settle(text);
  };
  const shown = draft ?? value;
  return (
    <TextInput
      type="search"
      className={classes.search}
      aria-label={placeholder ?? t('search')}
      placeholder={placeholder ?? t('search')}
      leftSection={<IconSearch size={15} stroke={1.7} />}
      value={shown}
      onChange={(event) => change(event.currentTarget.value)}
      rightSection={
        shown === '' ? undefined : (
          <CloseButton size="sm" aria-label={t('clearSearch')} onClick={() => change('')} />
        )
      }
    />
  );
}

export interface FilterOption<T extends string> {
  readonly value: T;
  readonly label: string;
}

export interface SelectFilterProps<T extends string> {
  readonly label: string;
  readonly options: readonly FilterOption<T>[];
  readonly value: T | undefined;
  readonly onChange: (value: T | undefined) => void;
}

/** One of a few. */
export function SelectFilter<T extends string>(props: SelectFilterProps<T>) {
  return (
    <Select
      className={classes.select}
      aria-label={props.label}
      placeholder={props.label}
      data={props.options.map((option) => ({ ...option }))}
      value={props.value ?? null}
      onChange={(value) => props.onChange(value ?? undefined)}
      clearable
      checkIconPosition="right"
    />
  );
}

export interface MultiSelectFilterProps<T extends string> {
  readonly label: string;
  readonly options: readonly FilterOption<T>[];
  readonly value: readonly T[];
  readonly onChange: (value: readonly T[]) => void;
}

/** Any of a few: a button that says how many, with a list of checkboxes. */
export function MultiSelectFilter<T extends string>(props: MultiSelectFilterProps<T>) {
  const combobox = useCombobox();
  const chosen = props.options.filter((option) => props.value.includes(option.value));
  const toggle = (value: string) =>
    props.onChange(
      props.options
        .filter((o) => props.value.includes(o.value) !== (o.value === value))
        .map((option) => option.value),
    );
  return (
    <Combobox store={combobox} onOptionSubmit={toggle} width={230} position="bottom-start">
      <Combobox.Target targetType="button">
        <UnstyledButton
          className={classes.multi}
          data-active={chosen.length > 0 || undefined}
          onClick={() => combobox.toggleDropdown()}
        >
          <Text span size="sm" c={chosen.length > 0 ? undefined : 'dimmed'} truncate>
            {chosen.length === 1 ? chosen[0]?.label : props.label}
          </Text>
          {chosen.length > 1 && <Pill size="xs">{chosen.length}</Pill>}
          <IconChevronDown size={14} stroke={1.7} aria-hidden />
        </UnstyledButton>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options mah={320} style={{ overflowY: 'auto' }} aria-label={props.label}>
          {props.options.map((option) => {
            const isChosen = props.value.includes(option.value);
            return (
              <Combobox.Option key={option.value} value={option.value} active={isChosen}>
                <Group gap={8} wrap="nowrap">
                  <Checkbox.Indicator size="xs" checked={isChosen} aria-hidden />
                  <Text size="sm">{option.label}</Text>
                </Group>
              </Combobox.Option>
            );
          })}
          {props.options.length === 0 && (
            <Combobox.Empty>
              <LookupMessage />
            </Combobox.Empty>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
