'use client';
// One setting: its words on the left, its control on the right; below one another on a phone.
import {
  Anchor,
  Group,
  SegmentedControl,
  Select,
  Stack,
  Switch,
  Text,
  TextInput,
} from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useId, type ReactNode } from 'react';
import { useFormats, useOrgCurrency } from '@/i18n/formats';
import type { Messages } from '@/i18n/messages';
import type { SettingView } from '@/server/modules/identity/schemas';
import { MoneyInput } from '@/ui/forms';
import { draftOf } from './setting-text';
import classes from './settings.module.css';

/** More options than this stand one below the other. */
const MOST_SIDE_BY_SIDE = 3;

type OptionKey = keyof Messages['admin']['settings']['option'];

export interface SettingFieldProps {
  readonly setting: SettingView;
  readonly draft: string;
  readonly error?: string;
  readonly disabled: boolean;
  readonly onChange: (draft: string) => void;
}

/** Words of a setting; one that has none yet shows its key, so that it can be used at once. */
function useSettingWords(key: string) {
  const t = useTranslations('admin.setting');
  const word = (part: string) => {
    const path = `${key}.${part}`;
    return t.has(path) ? t(path) : null;
  };
  return { label: word('label') ?? key, help: word('help') };
}

export function SettingField(props: SettingFieldProps) {
  const { setting, error } = props;
  const id = useId();
  const { label, help } = useSettingWords(setting.key);
  return (
    <div className={classes.setting}>
      <div className={classes.words}>
        <Text size="sm" fw={560} component="label" htmlFor={id} id={`${id}-label`}>
          {label}
        </Text>
        {help && (
          <Text size="xs" c="dimmed">
            {help}
          </Text>
        )}
      </div>
      <Stack gap={4} className={classes.control}>
        <Control {...props} id={id} labelId={`${id}-label`} />
        {error && (
          <Text size="xs" c="red" role="alert">
            {error}
          </Text>
        )}
        <Standard {...props} />
      </Stack>
    </div>
  );
}

interface ControlProps extends SettingFieldProps {
  readonly id: string;
  readonly labelId: string;
}

function Control(props: ControlProps): ReactNode {
  const t = useTranslations('admin.settings');
  const currency = useOrgCurrency();
  const { setting, draft, error, disabled, onChange, id, labelId } = props;
  const { field } = setting;
  const text = { id, disabled, value: draft, error: Boolean(error) };
  const onText = (event: { currentTarget: { value: string } }) =>
    onChange(event.currentTarget.value);
  switch (field.kind) {
    case 'toggle':
      return (
        <Switch
          id={id}
          checked={draft === 'true'}
          disabled={disabled}
          label={draft === 'true' ? t('on') : t('off')}
          aria-labelledby={labelId}
          onChange={(event) => onChange(String(event.currentTarget.checked))}
        />
      );
    case 'choice':
      return <Choice {...props} options={field.options} />;
    case 'amount':
      return (
        <MoneyInput
          {...text}
          currency={currency}
          placeholder={t('unlimited')}
          onChange={onChange}
        />
      );
    case 'rate':
      return <TextInput {...text} inputMode="decimal" rightSection="%" onChange={onText} />;
    case 'integers':
      return <TextInput {...text} description={t('days')} onChange={onText} />;
    case 'integer':
      return (
        <TextInput
          {...text}
          inputMode="numeric"
          placeholder={field.isOptional ? t('never') : undefined}
          description={t('between', { min: field.min, max: field.max })}
          onChange={onText}
        />
      );
  }
}

function Choice(props: ControlProps & { readonly options: readonly string[] }) {
  const { options, draft, disabled, onChange, id, labelId } = props;
  const optionWord = useOptionWord();
  const data = options.map((value) => ({ value, label: optionWord(value) }));
  const common = { data, value: draft, disabled, 'aria-labelledby': labelId };
  if (options.length <= MOST_SIDE_BY_SIDE) {
    return <SegmentedControl {...common} onChange={onChange} fullWidth />;
  }
  return (
    <Select
      {...common}
      id={id}
      allowDeselect={false}
      checkIconPosition="right"
      onChange={(chosen) => onChange(chosen ?? draft)}
    />
  );
}

function useOptionWord(): (value: string) => string {
  const t = useTranslations('admin.settings.option');
  return (value) => (t.has(value as OptionKey) ? t(value as OptionKey) : value);
}

function OptionWord({ value }: { readonly value: string }) {
  return useOptionWord()(value);
}

/** What the setting is without a choice of one's own, and the way back to it. */
function Standard({ setting, draft, disabled, onChange }: SettingFieldProps) {
  const t = useTranslations('admin.settings');
  const formats = useFormats();
  const currency = useOrgCurrency();
  const { field, standard } = setting;
  const standardDraft = draftOf(field, standard, currency);
  if (draft === standardDraft) return null;
  const words = (): ReactNode => {
    if (field.kind === 'toggle') return standard === true ? t('on') : t('off');
    if (field.kind === 'choice') return <OptionWord value={String(standard)} />;
    if (standard === null) return t('unlimited');
    if (field.kind === 'amount') return formats.money(String(standard), currency);
    return field.kind === 'rate' ? `${standardDraft} %` : standardDraft;
  };
  return (
    <Group gap={8}>
      <Text size="xs" c="dimmed">
        {t.rich('standardOf', { value: () => words() })}
      </Text>
      {!disabled && (
        <Anchor component="button" type="button" size="xs" onClick={() => onChange(standardDraft)}>
          {t('reset')}
        </Anchor>
      )}
    </Group>
  );
}
