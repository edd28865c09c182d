'use client';
// The rules by which a year is carried forward: whose budget, for what, how much of it at most.
import { ActionIcon, Button, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useIssueText } from '@/i18n/errors';
import type { DomainIssue } from '@/kernel/domain-error';
import { newId } from '@/kernel/ids';
import type { Trees } from '../_parts/use-trees';
import classes from './carry.module.css';
import type { RuleTexts } from './carry-model';

export const everything = (): RuleTexts => ({
  ...{ key: newId(), centreId: null, accountId: null, percent: '100', cap: '' },
});

export interface RuleRowsProps {
  readonly rows: readonly RuleTexts[];
  readonly issues: ReadonlyMap<string, DomainIssue>;
  readonly trees: Trees;
  readonly onChange: (rows: readonly RuleTexts[]) => void;
}

export function RuleRows({ rows, issues, trees, onChange }: RuleRowsProps) {
  const t = useTranslations('budgets.carry');
  const edit = (key: string, change: Partial<RuleTexts>) =>
    onChange(rows.map((row) => (row.key === key ? { ...row, ...change } : row)));
  return (
    <Stack gap="xs" role="group" aria-label={t('rules')}>
      <Text size="sm" fw={560}>
        {t('rules')}
      </Text>
      <Text size="xs" c="dimmed">
        {t('rulesText')}
      </Text>
      {rows.map((row, index) => (
        <RuleRow
          key={row.key}
          row={row}
          name={t('rule', { no: index + 1 })}
          issues={issues}
          trees={trees}
          onEdit={(change) => edit(row.key, change)}
          onRemove={
            rows.length > 1 ? () => onChange(rows.filter(({ key }) => key !== row.key)) : undefined
          }
        />
      ))}
      <Group>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} stroke={2} />}
          // What is particular stands before what is general: the first that fits counts.
          onClick={() => onChange([everything(), ...rows])}
        >
          {t('addRule')}
        </Button>
      </Group>
    </Stack>
  );
}

interface RuleRowProps {
  readonly row: RuleTexts;
  readonly name: string;
  readonly issues: RuleRowsProps['issues'];
  readonly trees: Trees;
  readonly onEdit: (change: Partial<RuleTexts>) => void;
  readonly onRemove?: (() => void) | undefined;
}

function RuleRow({ row, name, issues, trees, onEdit, onRemove }: RuleRowProps) {
  const t = useTranslations('budgets.carry');
  const issueText = useIssueText();
  const options = trees.offered({ named: [row.centreId, row.accountId] });
  const finding = (field: 'percent' | 'cap') => {
    const issue = issues.get(`${row.key}.${field}`);
    return issue && issueText(issue).problem;
  };
  return (
    <div className={classes.rule} role="group" aria-label={name}>
      <Select
        label={t('centre')}
        placeholder={t('everyCentre')}
        searchable
        clearable
        data={options.centres}
        value={row.centreId}
        onChange={(centreId) => onEdit({ centreId })}
      />
      <Select
        label={t('account')}
        placeholder={t('everyAccount')}
        searchable
        clearable
        data={options.expenses}
        value={row.accountId}
        onChange={(accountId) => onEdit({ accountId })}
      />
      <TextInput
        label={t('percent')}
        inputMode="decimal"
        autoComplete="off"
        value={row.percent}
        error={finding('percent')}
        onChange={(event) => onEdit({ percent: event.currentTarget.value })}
      />
      <TextInput
        label={t('cap')}
        placeholder={t('noCap')}
        inputMode="decimal"
        autoComplete="off"
        value={row.cap}
        error={finding('cap')}
        onChange={(event) => onEdit({ cap: event.currentTarget.value })}
      />
      <ActionIcon
        className={classes.remove}
        aria-label={t('removeRule', { name })}
        disabled={!onRemove}
        onClick={onRemove}
      >
        <IconTrash size={16} stroke={1.7} />
      </ActionIcon>
    </div>
  );
}
