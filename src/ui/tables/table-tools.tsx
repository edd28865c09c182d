'use client';
// What stands at the right of a table's toolbar: columns and export; and the bar of a selection.
import {
  ActionIcon,
  Button,
  Checkbox,
  CloseButton,
  Group,
  Indicator,
  Menu,
  Text,
  Tooltip,
} from '@mantine/core';
import { IconColumns3, IconDownload } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useState, type ReactNode } from 'react';
import { notifyFailed, notifyInfo } from '../feedback/notify';
import type { Column } from './column';
import { downloadText, downloadXlsx } from './download';
import { exportSheet, toCsv } from './export-cells';
import { fileNameOf } from './file-name';
import type { ListSource } from './list-source';
import type { ColumnChoice } from './use-columns';
import { useExportWords } from './use-export-words';
import type { Selection } from './use-selection';
import { useErrorText } from '@/i18n/errors';

export interface ColumnsMenuProps<Row> {
  readonly columns: readonly Column<Row>[];
  readonly choice: ColumnChoice<Row>;
}

export function ColumnsMenu<Row>({ columns, choice }: ColumnsMenuProps<Row>) {
  const t = useTranslations('common.table');
  const left = choice.wanted.length - choice.visible.length;
  const note = t('noRoom', { count: left });
  return (
    <Menu closeOnItemClick={false} position="bottom-end">
      <Indicator size={7} offset={3} disabled={left === 0}>
        <Menu.Target>
          <Tooltip label={left > 0 ? note : t('chooseColumns')}>
            <ActionIcon size={36} variant="default" aria-label={t('chooseColumns')}>
              <IconColumns3 size={17} stroke={1.6} />
            </ActionIcon>
          </Tooltip>
        </Menu.Target>
      </Indicator>
      <Menu.Dropdown mah={420} style={{ overflowY: 'auto' }}>
        {left > 0 && (
          <Menu.Label maw={260}>
            {note} {t('noRoomHint')}
          </Menu.Label>
        )}
        {columns.map((column) => (
          <Menu.Item
            key={column.id}
            role="menuitemcheckbox"
            aria-checked={choice.isVisible(column.id)}
            disabled={column.fixed}
            onClick={() => choice.toggle(column.id)}
            leftSection={
              <Checkbox.Indicator size="xs" checked={choice.isVisible(column.id)} aria-hidden />
            }
          >
            {column.label}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item disabled={choice.isDefault} onClick={choice.reset}>
          {t('resetColumns')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** A browser holds this many rows easily; more belongs into a report file made by the server. */
const EXPORT_MAX_ROWS = 20_000;

export interface ExportMenuProps<Row> {
  /** What the rows are; names the file. */
  readonly label: string;
  readonly visible: readonly Column<Row>[];
  readonly source: ListSource<Row>;
}

export function ExportMenu<Row>({ label, visible, source }: ExportMenuProps<Row>) {
  const t = useTranslations('common');
  const errorText = useErrorText();
  const words = useExportWords();
  const [isBusy, setBusy] = useState(false);
  const run = async (format: 'csv' | 'xlsx') => {
    setBusy(true);
    try {
      const { rows, isCut } = await source.loadAll(EXPORT_MAX_ROWS);
      const sheet = exportSheet(visible, rows, words);
      const name = fileNameOf(label, words.timeOf(new Date()), format);
      if (format === 'csv') downloadText(toCsv(sheet), name);
      else await downloadXlsx(sheet, name);
      if (isCut) notifyInfo(t('table.exportCut', { count: rows.length }));
    } catch (error) {
      notifyFailed(errorText(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Tooltip label={t('action.export')}>
          <ActionIcon
            size={36}
            variant="default"
            aria-label={t('action.export')}
            loading={isBusy}
            disabled={source.rows.length === 0}
          >
            <IconDownload size={17} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('table.exportShown')}</Menu.Label>
        <Menu.Item onClick={() => void run('csv')}>{t('table.exportCsv')}</Menu.Item>
        <Menu.Item onClick={() => void run('xlsx')}>{t('table.exportXlsx')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

export interface SelectionBarProps {
  readonly selection: Selection;
  readonly children: ReactNode;
}

export function SelectionBar({ selection, children }: SelectionBarProps) {
  const t = useTranslations('common.table');
  return (
    <Group gap="xs" wrap="wrap" role="toolbar" style={{ flex: 1 }}>
      <CloseButton size="sm" aria-label={t('clearSelection')} onClick={selection.clear} />
      <Text size="sm" fw={560} aria-live="polite">
        {t('selected', { count: selection.keys.size })}
      </Text>
      {children}
    </Group>
  );
}

/** How much of the list is shown; the way on where scrolling is not possible. */
export function TableEnd<Row>({ source }: { readonly source: ListSource<Row> }) {
  const t = useTranslations('common.table');
  const count = source.rows.length;
  return (
    <Group justify="space-between" px={14} py={6} mih={34}>
      <Text size="xs" c="dimmed" aria-live="polite">
        {source.hasMore ? t('rowsSoFar', { count }) : t('rows', { count })}
      </Text>
      {source.hasMore && (
        <Button
          size="compact-xs"
          variant="subtle"
          onClick={source.loadMore}
          loading={source.isLoadingMore}
        >
          {t('loadMore')}
        </Button>
      )}
    </Group>
  );
}
