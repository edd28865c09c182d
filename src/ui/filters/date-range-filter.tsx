'use client';
// A range of business dates with the usual shortcuts; both ends are optional.
import { Button, Group, Popover, Stack, Text, UnstyledButton } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import { useMediaQuery } from '@mantine/hooks';
import { IconCalendar } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useFormats, type Formats } from '@/i18n/formats';
import { dateInZone } from '@/kernel/business-date';
import { useNow } from '../states/use-now';
import { datePresets } from './date-presets';
import classes from './filters.module.css';

export interface DateRange {
  readonly from?: string;
  readonly to?: string;
}

export interface DateRangeFilterProps {
  readonly label: string;
  readonly value: DateRange;
  readonly onChange: (range: { from: string | undefined; to: string | undefined }) => void;
}

function rangeText({ from, to }: DateRange, formats: Formats): string | null {
  if (from && to)
    return from === to ? formats.date(from) : `${formats.date(from)} – ${formats.date(to)}`;
  if (from) return `≥ ${formats.date(from)}`;
  return to ? `≤ ${formats.date(to)}` : null;
}

export function DateRangeFilter({ label, value, onChange }: DateRangeFilterProps) {
  const t = useTranslations('common');
  const formats = useFormats();
  const isPhone = useMediaQuery('(max-width: 48em)');
  const [isOpen, setOpen] = useState(false);
  // The first click of a range is not a filter yet.
  const [draft, setDraft] = useState<[string | null, string | null] | null>(null);
  const now = useNow();
  const presets = now ? datePresets(dateInZone(now, formats.timeZone)) : [];
  const text = rangeText(value, formats);
  const choose = (range: DateRange) => {
    onChange({ from: range.from, to: range.to });
    setDraft(null);
    setOpen(false);
  };
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton
          className={classes.multi}
          data-active={text !== null || undefined}
          aria-expanded={isOpen}
          aria-label={text ? `${label}: ${text}` : label}
          onClick={() => setOpen((open) => !open)}
        >
          <IconCalendar size={15} stroke={1.7} aria-hidden />
          <Text span size="sm" c={text ? undefined : 'dimmed'} truncate>
            {text ?? label}
          </Text>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <Group align="flex-start" gap="md" wrap={isPhone ? 'wrap' : 'nowrap'}>
          <Stack gap={2} className={classes.presets}>
            {presets.map((preset) => (
              <Button
                key={preset.key}
                size="compact-sm"
                variant="subtle"
                color="gray"
                justify="flex-start"
                onClick={() => choose(preset)}
              >
                {t(`filter.${preset.key}`)}
              </Button>
            ))}
            {text !== null && (
              <Button size="compact-sm" variant="subtle" onClick={() => choose({})}>
                {t('action.clear')}
              </Button>
            )}
          </Stack>
          <DatePicker
            type="range"
            allowSingleDateInRange
            value={draft ?? [value.from ?? null, value.to ?? null]}
            onChange={([from, to]) => {
              if (from && to) choose({ from, to });
              else setDraft([from, to]);
            }}
          />
        </Group>
      </Popover.Dropdown>
    </Popover>
  );
}
