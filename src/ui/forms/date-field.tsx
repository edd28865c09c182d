'use client';
// A business date: typed in any year-first form, or picked from the calendar. Holds text, so that a
// slip of the finger is shown as it was typed, with its error, instead of vanishing.
import { ActionIcon, Popover, TextInput, type TextInputProps } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import { IconCalendar } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useFormats } from '@/i18n/formats';
import { parseBusinessDate } from '@/kernel/business-date';
import { useRawText } from './use-raw-text';

export interface DateFieldProps extends Omit<TextInputProps, 'value' | 'onChange'> {
  readonly value?: string;
  readonly onChange?: (text: string) => void;
  readonly minDate?: string;
  readonly maxDate?: string;
}

export function DateField({ value = '', onChange, minDate, maxDate, ...rest }: DateFieldProps) {
  const t = useTranslations('common.form');
  const formats = useFormats();
  const [isOpen, setOpen] = useState(false);
  const parsed = parseBusinessDate(value);
  const { isRaw, handlers } = useRawText({
    ...rest,
    onBlur: (event) => {
      if (parsed.ok && parsed.value !== value) onChange?.(parsed.value);
      rest.onBlur?.(event);
    },
  });
  const shown = !isRaw && parsed.ok ? formats.date(parsed.value) : value;
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="bottom-end"
      // It is the button that opens, not the text field: the field must not say that it expands.
      withRoles={false}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <TextInput
          placeholder="YYYY-MM-DD"
          autoComplete="off"
          {...rest}
          {...handlers}
          value={shown}
          onChange={(event) => onChange?.(event.currentTarget.value)}
          rightSection={
            <ActionIcon
              size="sm"
              disabled={rest.disabled || rest.readOnly}
              aria-label={t('pickDate')}
              aria-haspopup="dialog"
              aria-expanded={isOpen}
              onClick={() => setOpen((open) => !open)}
            >
              <IconCalendar size={15} stroke={1.7} />
            </ActionIcon>
          }
        />
      </Popover.Target>
      <Popover.Dropdown>
        <DatePicker
          value={parsed.ok ? parsed.value : null}
          defaultDate={parsed.ok ? parsed.value : undefined}
          minDate={minDate}
          maxDate={maxDate}
          onChange={(date) => {
            if (date) onChange?.(date);
            setOpen(false);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
