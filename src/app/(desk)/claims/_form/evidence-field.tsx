'use client';
// Files of one line: dropped, chosen, or photographed on a phone. Each is sent at once and stands here
// until the claim is saved.
import { ActionIcon, Alert, Anchor, Button, FileButton, Group, Loader, Text } from '@mantine/core';
import { IconAlertCircle, IconCamera, IconPaperclip, IconX } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState, type DragEvent } from 'react';
import { useErrorText } from '@/i18n/errors';
import classes from '../../expenses/_form/form.module.css';
import { uploadFile, type UploadedFile } from './upload';

const TYPES = '.jpg,.jpeg,.png,.webp,.heic,.pdf,.doc,.docx,.xls,.xlsx,.ppt,.pptx,.odt,.ods';

export interface EvidenceFieldProps {
  readonly value: readonly UploadedFile[];
  /** Changes the files that stand there by then: while one is sent, others come and go. */
  readonly onChange: (change: (files: readonly UploadedFile[]) => UploadedFile[]) => void;
}

/** Of every file that is being sent; a form saves when none is. */
export const EVIDENCE = ['evidence'];

interface Refused {
  readonly name: string;
  readonly why: string;
}

export function EvidenceField({ value, onChange }: EvidenceFieldProps) {
  const t = useTranslations('expenses.claim');
  const common = useTranslations('common');
  const errorText = useErrorText();
  const upload = useMutation({ mutationKey: EVIDENCE, mutationFn: uploadFile });
  const [sending, setSending] = useState<readonly string[]>([]);
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  const [isOver, setOver] = useState(false);
  const send = async (files: readonly File[]) => {
    const names = files.map((file) => file.name);
    setSending((now) => [...now, ...names]);
    setRefused([]);
    const failed: Refused[] = [];
    for (const file of files) {
      try {
        const sent = await upload.mutateAsync(file);
        onChange((now) => [...now, sent]);
      } catch (error) {
        const { problem, mend } = errorText(error);
        failed.push({ name: file.name, why: [problem, mend].filter(Boolean).join(' ') });
      }
      // One of that name: two files of one name are two.
      setSending((now) => now.toSpliced(now.indexOf(file.name), 1));
    }
    if (failed.length > 0) setRefused((now) => [...now, ...failed]);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void send([...event.dataTransfer.files]);
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
      <div className={classes.files}>
        {value.length === 0 && sending.length === 0 && (
          <Text size="xs" c="dimmed">
            {t('drop')} · {t('formats')}
          </Text>
        )}
        {value.map((file) => (
          <span key={file.id} className={classes.file}>
            <Anchor size="xs" href={`/api/files/${file.id}`} target="_blank">
              {file.name}
            </Anchor>
            <ActionIcon
              size="xs"
              variant="subtle"
              color="gray"
              aria-label={t('removeFile', { name: file.name })}
              onClick={() => onChange((now) => now.filter((one) => one.id !== file.id))}
            >
              <IconX size={12} />
            </ActionIcon>
          </span>
        ))}
        {sending.map((name, index) => (
          // Two files of one name are sent one after the other.
          // oxlint-disable-next-line react/no-array-index-key
          <span key={`${name} ${index}`} className={classes.file}>
            <Loader size={12} />
            <Text size="xs">{t('uploading', { name })}</Text>
          </span>
        ))}
      </div>
      {refused.length > 0 && (
        <Alert
          role="alert"
          color="red"
          p="xs"
          icon={<IconAlertCircle size={16} stroke={1.7} aria-hidden />}
          withCloseButton
          closeButtonLabel={common('action.close')}
          onClose={() => setRefused([])}
        >
          {refused.map(({ name, why }) => (
            <Text size="sm" key={name}>
              {why.includes(name) ? why : `${name}: ${why}`}
            </Text>
          ))}
        </Alert>
      )}
      <Group gap="xs">
        <FileButton multiple accept={TYPES} onChange={(files) => void send(files)}>
          {(props) => (
            <Button
              {...props}
              size="xs"
              variant="default"
              leftSection={<IconPaperclip size={14} stroke={1.7} aria-hidden />}
            >
              {t('choose')}
            </Button>
          )}
        </FileButton>
        <FileButton
          accept="image/*"
          capture="environment"
          onChange={(file) => void send(file ? [file] : [])}
        >
          {(props) => (
            <Button
              {...props}
              hiddenFrom="sm"
              size="xs"
              variant="default"
              leftSection={<IconCamera size={14} stroke={1.7} aria-hidden />}
            >
              {t('camera')}
            </Button>
          )}
        </FileButton>
      </Group>
    </div>
  );
}
