'use client';
// Why a cell holds what it holds.
import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Row } from './grid-model';
import type { Grid } from './use-grid';

interface CommentDialogProps {
  readonly row: Row;
  readonly grid: Grid;
  readonly onClose: () => void;
}

export function CommentDialog({ row, grid, onClose }: CommentDialogProps) {
  const t = useTranslations('budgets.grid');
  const { spot } = grid;
  const edit = grid.editAt(row, spot.column);
  const [comment, setComment] = useState(edit.comment ?? '');
  const isEmpty = edit.text.trim() === '';
  return (
    <Modal opened onClose={onClose} title={t('comment')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          grid.write([{ ...spot, text: edit.text, comment: comment.trim() || null }]);
          onClose();
        }}
      >
        <Stack gap="md">
          <Text size="sm" c="dimmed">
            {isEmpty ? t('commentNeedsAmount') : `${row.account} · ${row.centre}`}
          </Text>
          <Textarea
            aria-label={t('comment')}
            autosize
            minRows={3}
            maxLength={1000}
            data-autofocus
            disabled={isEmpty}
            value={comment}
            onChange={(event) => setComment(event.currentTarget.value)}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" disabled={isEmpty}>
              {t('take')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
