'use client';
// A chart to take along: its figures as CSV or XLSX, itself as it stands, with title, unit and
// as-of time, as SVG or PNG.
import { ActionIcon, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import { downloadText, downloadXlsx } from '../tables/download';
import { toCsv } from '../tables/export-cells';
import { downloadPng, downloadSvg } from './picture';
import { exportTable, type ExportTable } from './prepare/export-table';

export interface ExportMenuProps {
  readonly title: string;
  readonly table: ExportTable;
}

export function ExportMenu({ title, table }: ExportMenuProps) {
  const t = useTranslations('common.chart');
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
        <Menu.Item onClick={() => downloadText(toCsv(exportTable(table)), `${title}.csv`)}>
          CSV
        </Menu.Item>
        <Menu.Item onClick={() => void downloadXlsx(exportTable(table), `${title}.xlsx`)}>
          XLSX
        </Menu.Item>
        <Menu.Item onClick={withFrame((shown) => downloadSvg(shown, title))}>SVG</Menu.Item>
        <Menu.Item onClick={withFrame((shown) => void downloadPng(shown, title))}>PNG</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
