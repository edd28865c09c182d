'use client';
// Where a file is dropped or chosen. Refuses what is too large before it is sent.
import { Button, FileButton, Group, Text } from '@mantine/core';
import { IconFileSpreadsheet, IconUpload } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useState, type DragEvent } from 'react';
import { IMPORT_MAX_BYTES } from '@/server/modules/integrations/schemas';
import { readChosen, type ChosenFile } from './chosen-file';
import classes from './import.module.css';

const TYPES = '.csv,.tsv,.txt,.xlsx';
const MEGABYTE = 1_000_000;

export interface FileDropProps {
  readonly file: ChosenFile | null;
  readonly onFile: (file: ChosenFile) => void;
}

export function FileDrop({ file, onFile }: FileDropProps) {
  const t = useTranslations('imports');
  const [problem, setProblem] = useState<string | null>(null);
  const [isOver, setOver] = useState(false);
  const take = (chosen: File | null | undefined) => {
    if (!chosen) return;
    setProblem(null);
    if (chosen.size > IMPORT_MAX_BYTES) {
      setProblem(t('tooLarge', { size: (chosen.size / MEGABYTE).toFixed(1), most: 5 }));
      return;
    }
    readChosen(chosen).then(onFile, () => setProblem(t('unreadable')));
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  return (
    <div
      className={classes.drop}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Group gap="sm" wrap="nowrap" className={classes.dropText}>
        <IconFileSpreadsheet size={28} stroke={1.4} aria-hidden />
        <div>
          <Text size="sm" fw={600}>
            {file ? file.name : t('drop')}
          </Text>
          <Text size="xs" c="dimmed">
            {t('formats')}
          </Text>
        </div>
      </Group>
      <FileButton onChange={take} accept={TYPES} inputProps={{ 'aria-label': t('file') }}>
        {(props) => (
          <Button {...props} variant="default" leftSection={<IconUpload size={16} stroke={1.7} />}>
            {t(file ? 'otherFile' : 'choose')}
          </Button>
        )}
      </FileButton>
      {problem && (
        <Text role="alert" size="sm" c="var(--dd-bad)" className={classes.dropProblem}>
          {problem}
        </Text>
      )}
    </div>
  );
}
