'use client';
// The calendars of the company: each with its years, each year with its periods.
import { Badge, Button, Group, Stack, Tabs, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { CalendarView } from '@/server/modules/centres/schemas';
import { useTRPC } from '@/trpc/client';
import { PageHeader } from '@/ui/shell';
import { EmptyState, ErrorState, LoadingCard } from '@/ui/states';
import { SectionCard } from '../../_frame/section-card';
import { CalendarDialog } from './calendar-dialog';
import { PeriodTable } from './period-table';
import { RemoveDialog, type Removal } from './remove-dialog';
import { YearDialog } from './year-dialog';

interface CalendarsViewProps {
  readonly permissions: readonly string[];
  readonly today: string;
}

type Opened =
  | { readonly what: 'calendar'; readonly calendar: CalendarView | null }
  | { readonly what: 'year'; readonly calendar: CalendarView }
  | Removal;

export function CalendarsView({ permissions, today }: CalendarsViewProps) {
  const t = useTranslations('centres.calendars');
  const trpc = useTRPC();
  const query = useQuery(trpc.centres.calendars.list.queryOptions());
  const [opened, setOpened] = useState<Opened | null>(null);
  const canWrite = permissions.includes('centres.write');
  const close = () => setOpened(null);
  const add = canWrite && (
    <Button
      leftSection={<IconPlus size={16} stroke={2} />}
      onClick={() => setOpened({ what: 'calendar', calendar: null })}
    >
      {t('add')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} actions={add || undefined} />
      {query.isPending && <LoadingCard lines={8} />}
      {query.isError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {query.data?.length === 0 && (
        <EmptyState title={t('none')} text={t('noneHint')} action={add || undefined} />
      )}
      <Stack gap="md">
        {query.data?.map((calendar) => (
          <CalendarCard
            key={calendar.id}
            calendar={calendar}
            canWrite={canWrite}
            canClose={permissions.includes('periods.close')}
            today={today}
            onOpen={setOpened}
          />
        ))}
      </Stack>
      <CalendarDialog
        open={opened?.what === 'calendar' ? { calendar: opened.calendar } : null}
        onClose={close}
      />
      <YearDialog
        calendar={opened?.what === 'year' ? opened.calendar : null}
        today={today}
        onClose={close}
      />
      <RemoveDialog
        removal={opened?.what === 'remove' || opened?.what === 'removeYear' ? opened : null}
        onClose={close}
      />
    </>
  );
}

interface CalendarCardProps {
  readonly calendar: CalendarView;
  readonly canWrite: boolean;
  readonly canClose: boolean;
  readonly today: string;
  readonly onOpen: (opened: Opened) => void;
}

function CalendarCard({ calendar, canWrite, canClose, today, onOpen }: CalendarCardProps) {
  const t = useTranslations('centres.calendars');
  const { years } = calendar;
  const current = years.find((year) => year.startsOn <= today && today <= year.endsOn);
  const actions = canWrite && (
    <Group gap={6} wrap="nowrap">
      <Button
        size="xs"
        variant="default"
        leftSection={<IconPencil size={14} />}
        onClick={() => onOpen({ what: 'calendar', calendar })}
      >
        {t('edit')}
      </Button>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconPlus size={14} />}
        onClick={() => onOpen({ what: 'year', calendar })}
      >
        {t('addYear')}
      </Button>
      {years.length === 0 && (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconTrash size={14} />}
          onClick={() => onOpen({ what: 'remove', calendar })}
        >
          {t('remove')}
        </Button>
      )}
    </Group>
  );
  return (
    <SectionCard title={calendar.name} action={actions || undefined}>
      <Group gap={8} mb="sm">
        <Text size="sm" c="dimmed">
          {calendar.code}
        </Text>
        <Badge size="sm" variant="light" color="gray">
          {t(`kind.${calendar.kind}`)}
        </Badge>
        {calendar.isDefault && (
          <Badge size="sm" variant="light" color="petrol">
            {t('default')}
          </Badge>
        )}
      </Group>
      {years.length === 0 ? (
        <EmptyState title={t('noYears')} text={t('noYearsHint')} />
      ) : (
        <Tabs defaultValue={(current ?? years[0])?.id} keepMounted={false}>
          <Tabs.List>
            {years.map((year) => (
              <Tabs.Tab key={year.id} value={year.id}>
                {year.code}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          {years.map((year) => (
            <Tabs.Panel key={year.id} value={year.id} pt="sm">
              <PeriodTable year={year} canClose={canClose} today={today} />
              {canWrite && (
                <Button
                  size="compact-xs"
                  variant="subtle"
                  color="red"
                  mt="xs"
                  leftSection={<IconTrash size={13} />}
                  onClick={() => onOpen({ what: 'removeYear', year })}
                >
                  {t('removeYear')}
                </Button>
              )}
            </Tabs.Panel>
          ))}
        </Tabs>
      )}
    </SectionCard>
  );
}
