'use client';
// Pasting rows where a cell cannot be pasted into: on a phone, or from a mail.
import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { parsePastedRows } from './paste-rows';

export interface PasteDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onPaste: (text: string) => void;
}

export function PasteDialog({ opened, onClose, onPaste }: PasteDialogProps) {
  const t = useTranslations('orders.entry');
  const common = useTranslations('common.action');
  const [text, setText] = useState('');
  const count = parsePastedRows(text).length;
  return (
    <Modal opened={opened} onClose={onClose} size="lg" title={t('pasteTitle')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onPaste(text);
          setText('');
          onClose();
        }}
      >
        <Stack gap="sm">
          <Text size="sm" c="dimmed">
            {t('pasteText')}
          </Text>
          <Textarea
            label={t('pasteLabel')}
            data-autofocus
            autosize
            minRows={8}
            maxRows={16}
            spellCheck={false}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            styles={{ input: { fontFamily: 'var(--dd-font-mono)' } }}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {common('cancel')}
            </Button>
            <Button type="submit" disabled={count === 0}>
              {t('pasteAdd', { count })}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
