'use client';
// Evidence beside what it proves: pictures in place, documents by a link.
import { Anchor, Text } from '@mantine/core';
import { IconFile } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { FileView } from '@/server/modules/expenses/schemas';
import classes from '../../expenses/_form/form.module.css';

const PICTURES = ['image/jpeg', 'image/png', 'image/webp'];

export function EvidenceView({ files }: { readonly files: readonly FileView[] }) {
  const t = useTranslations('expenses.claim');
  if (files.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('noFiles')}
      </Text>
    );
  }
  return (
    <div className={classes.evidence} data-many={files.length > 1 || undefined}>
      {files.map((file) => (
        <Anchor
          key={file.id}
          className={classes.proof}
          size="sm"
          href={`/api/files/${file.id}`}
          target="_blank"
          aria-label={t('openFile', { name: file.name })}
        >
          <span className={classes.proofName} title={file.name}>
            <IconFile size={14} stroke={1.7} aria-hidden /> {file.name}
          </span>
          {PICTURES.includes(file.mediaType) && (
            // Evidence is private: it is served with the session, which an optimizer has not.
            // oxlint-disable-next-line nextjs/no-img-element
            <img className={classes.picture} src={`/api/files/${file.id}`} alt="" loading="lazy" />
          )}
        </Anchor>
      ))}
    </div>
  );
}
