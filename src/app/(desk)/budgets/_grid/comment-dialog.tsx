'use client';
// Why a cell holds what it holds. Whoever may not write it, reads it here too: a hint that follows the
// mouse is none on a phone.
import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Row } from './grid-model';
import type { Grid } from './use-grid';

interface CommentDialogProps {
  readonly row: Row;
  readonly period: { readonly code: string; readonly isClosed: boolean };
  readonly canWrite: boolean;
  readonly grid: Grid;
  readonly onClose: () => void;
}

export function CommentDialog({ row, period, canWrite, grid, onClose }: CommentDialogProps) {
  const t = useTranslations('budgets.grid');
  const { spot } = grid;
  const edit = grid.editAt(row, spot.column);
  const [comment, setComment] = useState(edit.comment ?? '');
  const theirs = edit.theirs?.comment;
  const isEmpty = edit.text.trim() === '';
  const isOpen = canWrite && !period.isClosed;
  const isTyped = isOpen && !isEmpty;
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
            {`${row.account} · ${row.centre} · ${period.code}`}
          </Text>
          {canWrite && period.isClosed && <Text size="sm">{t('commentClosed')}</Text>}
          {isOpen && isEmpty && <Text size="sm">{t('commentNeedsAmount')}</Text>}
          {theirs !== undefined && (
            <Text size="sm" c="red" role="status">
              {t('theirsComment', { comment: theirs ?? '—' })}
            </Text>
          )}
          {isTyped ? (
            <Textarea
              aria-label={t('comment')}
              autosize
              minRows={3}
              maxLength={1000}
              data-autofocus
              value={comment}
              onChange={(event) => setComment(event.currentTarget.value)}
            />
          ) : (
            <Text size="sm" style={{ whiteSpace: 'pre-wrap' }} c={comment ? undefined : 'dimmed'}>
              {comment || t('noComment')}
            </Text>
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t(isTyped ? 'cancel' : 'close')}
            </Button>
            {isTyped && <Button type="submit">{t('take')}</Button>}
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
