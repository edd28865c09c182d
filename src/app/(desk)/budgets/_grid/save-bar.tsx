'use client';
// How much is typed and not saved, what is wrong with it, and whose amount wins where two typed.
import { Button, Group, Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { BadCells, type BadCellsProps } from './bad-cells';
import classes from './grid.module.css';
import type { Saving } from './use-save';

export interface SaveBarProps extends Omit<BadCellsProps, 'bad'> {
  readonly saving: Saving;
}

export function SaveBar({ saving, ...place }: SaveBarProps) {
  const t = useTranslations('budgets.grid');
  const { grid } = place;
  const conflicts = [...grid.edits]
    .filter(([, edit]) => edit.theirs !== undefined)
    .map(([key]) => key);
  const bad = saving.bad.length;
  return (
    <div className={classes.saveBar}>
      {bad > 0 && <BadCells bad={saving.bad} {...place} />}
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
