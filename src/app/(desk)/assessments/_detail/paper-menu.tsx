'use client';
// The assessment, or one subject of it, as a file in the reader's language.
import { Button, Menu } from '@mantine/core';
import { IconDownload, IconFileSpreadsheet, IconFileTypePdf } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useErrorText } from '@/i18n/errors';
import { notifyFailed } from '@/ui/feedback';
import { fetchPaper } from './fetch-paper';

const KINDS = [
  { kind: 'pdf', icon: IconFileTypePdf },
  { kind: 'xlsx', icon: IconFileSpreadsheet },
] as const;

export interface PaperMenuProps {
  readonly runId: string;
  /** null: the whole run. */
  readonly subjectId: string | null;
}

export function PaperMenu({ runId, subjectId }: PaperMenuProps) {
  const t = useTranslations('assessments.paper');
  const errorText = useErrorText();
  const [isBusy, setBusy] = useState(false);
  const download = async (kind: 'pdf' | 'xlsx') => {
    setBusy(true);
    try {
      await fetchPaper({ runId, subjectId, kind });
    } catch (error) {
      notifyFailed(errorText(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="default"
          loading={isBusy}
          leftSection={<IconDownload size={16} stroke={1.8} aria-hidden />}
        >
          {t('download')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {KINDS.map(({ kind, icon: Sign }) => (
          <Menu.Item
            key={kind}
            leftSection={<Sign size={16} stroke={1.6} aria-hidden />}
            onClick={() => void download(kind)}
          >
            {t(kind)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
