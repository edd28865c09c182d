'use client';
// A chart to take along: its figures as CSV or XLSX, itself as it stands, with title, unit and
// as-of time, as SVG or PNG.
import { ActionIcon, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import { downloadText, downloadXlsx } from '../tables/download';
import { toCsv } from '../tables/export-cells';
import { fileNameOf } from '../tables/file-name';
import { useExportWords } from '../tables/use-export-words';
import { downloadPng, downloadSvg } from './picture';
import { exportTable, type ExportTable } from './prepare/export-table';

export interface ExportMenuProps {
  readonly title: string;
  readonly table: ExportTable;
  /** Stands in the file's name; without it the time at which it is made does. */
  readonly asOf?: Date | null | undefined;
}

export function ExportMenu({ title, table, asOf }: ExportMenuProps) {
  const t = useTranslations('common.chart');
  const { timeOf } = useExportWords();
  const nameOf = (ending: string) => fileNameOf(title, timeOf(asOf ?? new Date()), ending);
  const button = useRef<HTMLButtonElement>(null);
  const frame = () => button.current?.closest('section') ?? null;
  const withFrame = (take: (shown: Element) => unknown) => () => {
    const shown = frame();
    if (shown) take(shown);
  };
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon ref={button} aria-label={t('export', { title })}>
          <IconDownload size={16} stroke={1.7} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => downloadText(toCsv(exportTable(table)), nameOf('csv'))}>
          CSV
        </Menu.Item>
        <Menu.Item onClick={() => void downloadXlsx(exportTable(table), nameOf('xlsx'))}>
          XLSX
        </Menu.Item>
        <Menu.Item onClick={withFrame((shown) => downloadSvg(shown, nameOf('svg')))}>SVG</Menu.Item>
        <Menu.Item onClick={withFrame((shown) => void downloadPng(shown, nameOf('png')))}>
          PNG
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
