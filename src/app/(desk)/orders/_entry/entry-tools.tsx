'use client';
// Below the grid: a line more, rows from elsewhere, and the keys.
import { Button } from '@mantine/core';
import { IconClipboard, IconPlus } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { memo, useState } from 'react';
import classes from './entry.module.css';
import { KeyHelp } from './key-help';
import { PasteDialog } from './paste-dialog';

export interface EntryToolsProps {
  readonly onAddLine: () => void;
  readonly onPaste: (text: string) => void;
}

export const EntryTools = memo(function EntryTools({ onAddLine, onPaste }: EntryToolsProps) {
  const t = useTranslations('orders.entry');
  const [isPasting, setPasting] = useState(false);
  return (
    <div className={classes.tools}>
      <Button size="xs" variant="default" leftSection={<IconPlus size={14} />} onClick={onAddLine}>
        {t('addLine')}
      </Button>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconClipboard size={14} />}
        onClick={() => setPasting(true)}
      >
        {t('paste')}…
      </Button>
      <KeyHelp />
      <PasteDialog opened={isPasting} onClose={() => setPasting(false)} onPaste={onPaste} />
    </div>
  );
});
