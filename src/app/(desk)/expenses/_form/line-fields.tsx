'use client';
// The lines of a request: type, centre, dealer, amount, and beside each what its cell has left.
import {
  ActionIcon,
  Button,
  Card,
  Group,
  Select,
  SimpleGrid,
  Text,
  TextInput,
} from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useLocale, useTranslations } from 'next-intl';
import { useFormats } from '@/i18n/formats';
import { localName } from '@/kernel/local-names';
import { useTRPC } from '@/trpc/client';
import { EntityPicker, MoneyInput } from '@/ui/forms';
import { isOffered, type OfferedNode } from '../../_tree/offered';
import { TreeSelect } from '../../_tree/tree-select';
import { useToday } from '../../_tree/use-today';
import { useDealerSearch } from '../../orders/_pickers/use-searches';
import { nextLine, type RequestValues } from './form-model';
import classes from './form.module.css';
import type { LivePreview } from './use-preview';

export interface LineFieldsProps {
  readonly form: UseFormReturnType<RequestValues>;
  readonly currency: string;
  readonly preview: LivePreview;
}

export function LineFields({ form, currency, preview }: LineFieldsProps) {
  const t = useTranslations('expenses.form');
  const add = () => {
    form.insertListItem('lines', nextLine(form.values.lines));
    const index = form.values.lines.length;
    requestAnimationFrame(() => form.getInputNode(`lines.${index}.requestedMinor`)?.focus());
  };
  return (
    <>
      {form.values.lines.map((_, index) => (
        <LineCard
          // Rows have no identity of their own; all inputs are controlled by their place.
          // oxlint-disable-next-line react/no-array-index-key
          key={index}
          {...{ form, currency, index }}
          budget={preview.lines.get(index)}
        />
      ))}
      <Group>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} stroke={2} aria-hidden />}
          onClick={add}
        >
          {t('addLine')}
        </Button>
      </Group>
    </>
  );
}

interface LineCardProps extends Omit<LineFieldsProps, 'preview'> {
  readonly index: number;
  readonly budget: ReturnType<LivePreview['lines']['get']>;
}

function LineCard({ form, currency, index, budget }: LineCardProps) {
  const t = useTranslations('expenses');
  const locale = useLocale();
  const trpc = useTRPC();
  const types = useQuery(trpc.expenses.types.queryOptions());
  const centres = useQuery(trpc.centres.list.queryOptions({ on: null }));
  const programmes = useQuery(trpc.centres.programmes.list.queryOptions());
  const search = useDealerSearch(false);
  const field = (name: string) => form.getInputProps(`lines.${index}.${name}`);
  const typeId = form.values.lines[index]?.typeId;
  const chosen = types.data?.find((type) => type.id === typeId);
  const today = useToday();
  // Money is promised on the day it is asked for, whenever the activity is.
  const offers = (node: OfferedNode) => isOffered(node, { from: today, through: today });
  const typeData = (types.data ?? [])
    .filter((type) => type.active || type.id === typeId)
    .map((type) => ({ value: type.id, label: localName(type, locale) }));
  return (
    <Card withBorder padding="sm" className={classes.line}>
      <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} spacing="sm">
        <Select label={t('field.type')} required searchable data={typeData} {...field('typeId')} />
        <TreeSelect
          label={t('field.centre')}
          required
          clearable={false}
          nodes={centres.data ?? []}
          offers={offers}
          {...field('centreId')}
          onChange={(id) => form.setFieldValue(`lines.${index}.centreId`, id ?? '')}
        />
        <MoneyInput
          label={t('field.amount')}
          required
          currency={currency}
          {...field('requestedMinor')}
        />
        <EntityPicker
          label={t('field.dealer')}
          required={chosen?.needsDealer ?? false}
          clearable
          search={search}
          {...field('dealerId')}
        />
        {(programmes.data ?? []).length > 0 && (
          <TreeSelect
            label={t('field.programme')}
            nodes={programmes.data ?? []}
            offers={offers}
            {...field('programmeId')}
            onChange={(id) => form.setFieldValue(`lines.${index}.programmeId`, id ?? '')}
          />
        )}
        <TextInput label={t('field.description')} {...field('description')} />
      </SimpleGrid>
      <Group justify="space-between" mt={6}>
        <BudgetLeft budget={budget} currency={currency} />
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('form.removeLine', { line: index + 1 })}
          onClick={() => form.removeListItem('lines', index)}
        >
          <IconTrash size={16} stroke={1.7} />
        </ActionIcon>
      </Group>
    </Card>
  );
}

function BudgetLeft({ budget, currency }: Pick<LineCardProps, 'budget' | 'currency'>) {
  const t = useTranslations('expenses.budget');
  const formats = useFormats();
  if (!budget) return <span />;
  const period = budget.periodCode ?? '';
  const moved = budget.closedCode === null ? '' : t('moved', { closed: budget.closedCode, period });
  const { budgetMinor, availableMinor } = budget;
  if (budgetMinor === null || availableMinor === null) {
    return (
      <Text size="xs" c="dimmed" aria-live="polite">
        {[moved, t('none', { period })].filter(Boolean).join(' ')}
      </Text>
    );
  }
  return (
    <Text size="xs" c={availableMinor < 0n ? 'red' : 'dimmed'} aria-live="polite">
      {[
        moved,
        t('left', {
          available: formats.money(availableMinor, currency),
          budget: formats.money(budgetMinor, currency),
          period,
        }),
      ]
        .filter(Boolean)
        .join(' ')}
    </Text>
  );
}
