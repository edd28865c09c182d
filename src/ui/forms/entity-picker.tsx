'use client';
// Chooses one of many (a dealer, a product) by searching on the server while typing.
import { CloseButton, Combobox, Loader, Text, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSelector } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import classes from './forms.module.css';
import { AskAgain } from './lookup-message';
import type { Picked } from './schema-fields';
import { useSearch, type SearchFunction } from './use-search';

export interface PickerOption extends Picked {
  readonly description?: string;
}

export interface EntityPickerProps<Option extends PickerOption> {
  readonly label?: ReactNode;
  readonly placeholder?: string;
  readonly description?: ReactNode;
  readonly error?: ReactNode;
  readonly required?: boolean;
  readonly disabled?: boolean;
  readonly clearable?: boolean;
  readonly autoFocus?: boolean;
  readonly value?: Picked | null;
  readonly onChange?: (option: Option | null) => void;
  readonly onFocus?: () => void;
  readonly onBlur?: () => void;
  readonly search: SearchFunction<Option>;
  /** Asked with an empty query when opened, to offer the likely ones. */
  readonly searchesEmpty?: boolean;
  readonly 'data-path'?: string;
  readonly 'aria-label'?: string;
}

const DEBOUNCE_MS = 160;

export function EntityPicker<Option extends PickerOption>(props: EntityPickerProps<Option>) {
  const [query, setQuery] = useState<string | null>(null);
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      setQuery(null);
    },
  });
  const text = (query ?? '').trim();
  const [settled] = useDebouncedValue(text, DEBOUNCE_MS);
  const canAsk = settled !== '' || (props.searchesEmpty ?? true);
  const choose = (option: Option | null) => {
    props.onChange?.(option);
    setQuery(null);
    combobox.closeDropdown();
  };
  // An Enter faster than the answer waits for it, instead of taking what an older question found.
  const eager = useRef<string | null>(null);
  const takeIfEager = (asked: string, items: readonly Option[]) => {
    if (eager.current !== asked) return;
    eager.current = null;
    const [best] = items;
    if (best) choose(best);
  };
  const found = useSearch(props.search, settled, combobox.dropdownOpened && canAsk, takeIfEager);

  const isCurrent = settled === text && !found.isSearching;

  // Type, Enter: the best match is marked without an arrow key.
  const { selectFirstOption } = combobox;
  const first = found.items[0]?.id;
  useEffect(() => {
    if (text !== '' && isCurrent && first !== undefined) selectFirstOption();
  }, [text, isCurrent, first, selectFirstOption]);

  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(id) => choose(found.items.find((item) => item.id === id) ?? null)}
    >
      <Combobox.Target>
        <TextInput
          label={props.label}
          placeholder={props.placeholder}
          description={props.description}
          error={props.error}
          required={props.required}
          disabled={props.disabled}
          autoFocus={props.autoFocus}
          aria-label={props['aria-label']}
          data-path={props['data-path']}
          autoComplete="off"
          value={query ?? props.value?.label ?? ''}
          onChange={(event) => {
            setQuery(event.currentTarget.value);
            combobox.openDropdown();
            combobox.updateSelectedOptionIndex();
          }}
          onKeyDownCapture={(event) => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
            if (text === '' || isCurrent) return;
            event.preventDefault();
            event.stopPropagation();
            eager.current = text;
          }}
          onClick={() => combobox.openDropdown()}
          onFocus={(event) => {
            event.currentTarget.select();
            props.onFocus?.();
          }}
          onBlur={() => {
            combobox.closeDropdown();
            props.onBlur?.();
          }}
          rightSection={<PickerButton props={props} isBusy={found.isSearching} choose={choose} />}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options mah={280} style={{ overflowY: 'auto' }}>
          {found.items.map((item) => (
            <Combobox.Option key={item.id} value={item.id} active={item.id === props.value?.id}>
              <Text size="sm">{item.label}</Text>
              {item.description && (
                <Text size="xs" className={classes.optionDetail}>
                  {item.description}
                </Text>
              )}
            </Combobox.Option>
          ))}
          <PickerMessage
            count={found.items.length}
            isIdle={!canAsk}
            isSearching={found.isSearching || settled !== text}
            hasFailed={found.hasFailed}
            onAskAgain={found.askAgain}
          />
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

function PickerButton<Option extends PickerOption>(input: {
  readonly props: EntityPickerProps<Option>;
  readonly isBusy: boolean;
  readonly choose: (option: null) => void;
}) {
  const t = useTranslations('common.action');
  if (input.isBusy) return <Loader size={14} />;
  if (input.props.clearable && input.props.value && !input.props.disabled) {
    return (
      <CloseButton
        size="sm"
        aria-label={t('clear')}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => input.choose(null)}
      />
    );
  }
  return <IconSelector size={15} stroke={1.6} style={{ pointerEvents: 'none' }} aria-hidden />;
}

function PickerMessage(state: {
  readonly count: number;
  readonly isIdle: boolean;
  readonly isSearching: boolean;
  readonly hasFailed: boolean;
  readonly onAskAgain: () => void;
}) {
  const t = useTranslations('common.form');
  if (state.count > 0) return null;
  if (state.isIdle) return <Combobox.Empty>{t('pickerType')}</Combobox.Empty>;
  if (state.isSearching) return <Combobox.Empty>{t('pickerSearching')}</Combobox.Empty>;
  if (!state.hasFailed) return <Combobox.Empty>{t('pickerNothing')}</Combobox.Empty>;
  return (
    <Combobox.Empty>
      <AskAgain problem={t('pickerFailed')} onAsk={state.onAskAgain} />
    </Combobox.Empty>
  );
}
