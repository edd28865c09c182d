'use client';
// How much is typed and not saved, what is wrong with it, and whose amount or comment
// wins where two typed.
import { Button, Group, Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { CellList, type CellPlace } from './cell-list';
import classes from './grid.module.css';
import { useCellWords } from './use-cell-words';
import type { Saving } from './use-save';

export interface SaveBarProps extends CellPlace {
  readonly saving: Saving;
}

export function SaveBar({ saving, ...place }: SaveBarProps) {
  const t = useTranslations('budgets.grid');
  const { grid, currency } = place;
  const words = useCellWords(currency);
  const conflicts = [...grid.edits]
    .filter(([, edit]) => edit.theirs !== undefined)
    .map(([key]) => key);
  const bad = saving.bad.length;
  return (
    <div className={classes.saveBar}>
      {bad > 0 && (
        <CellList
          {...place}
          label={t('badCells')}
          cells={saving.bad}
          textOf={(edit) => {
            const problem = words.problem(edit);
            return [problem?.problem, problem?.mend].filter(Boolean).join(' ');
          }}
        />
      )}
      {conflicts.length > 0 && (
        <CellList
          {...place}
          label={t('conflictCells')}
          cells={conflicts}
          textOf={(edit) => words.theirs(edit) ?? ''}
        />
      )}
      <Group justify="space-between" gap="xs">
        <Text size="sm" role="status" c={bad > 0 || conflicts.length > 0 ? 'red' : undefined}>
          {bad > 0 && t('bad', { count: bad })}
          {bad === 0 && conflicts.length > 0 && t('conflicts', { count: conflicts.length })}
          {bad === 0 && conflicts.length === 0 && t('unsaved', { count: grid.edits.size })}
        </Text>
        <Group gap="xs">
          {conflicts.length > 0 && (
            <Button variant="default" onClick={() => saving.takeTheirs(conflicts)}>
              {t('takeTheirs')}
            </Button>
          )}
          <Button variant="default" onClick={grid.reset} disabled={saving.isPending}>
            {t('discard')}
          </Button>
          <Button
            onClick={saving.save}
            loading={saving.isPending}
            disabled={bad > 0}
            aria-keyshortcuts="Control+S"
          >
            {t(conflicts.length > 0 ? 'keepMine' : 'save')}
          </Button>
        </Group>
      </Group>
    </div>
  );
}
