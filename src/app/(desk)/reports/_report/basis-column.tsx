'use client';
// The way to the rows behind what a report compares with, beside the row that opens its own.
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { useMemo } from 'react';
import type { Column } from '@/ui/tables';
import { basisRowHref, type Opened } from './drill-down';
import type { ReportLine } from './report-rows';

/** One column, or none where no row has such rows. */
export function useBasisColumn(
  opened: Opened,
  lines: readonly ReportLine[],
): readonly Column<ReportLine>[] {
  const t = useTranslations('dashboards.drivers');
  return useMemo(() => {
    const label = t(`basisRows.${opened.report.basis ?? 'BUDGET'}`);
    const hrefs = new Map(lines.map((line) => [line.key, basisRowHref(opened, line)]));
    if ([...hrefs.values()].every((href) => href === undefined)) return [];
    const cell = ({ key }: ReportLine) => {
      const href = hrefs.get(key);
      return href && <BasisLink href={href} label={label} />;
    };
    return [
      { id: 'basisRows', label, cell, width: 104, align: 'end', fixed: true, phone: 'action' },
    ];
  }, [t, opened, lines]);
}

function BasisLink({ href, label }: { readonly href: string; readonly label: string }) {
  return (
    <Tooltip label={label}>
      <ActionIcon component={Link} href={href} prefetch={false} aria-label={label}>
        <IconHistory size={16} stroke={1.7} />
      </ActionIcon>
    </Tooltip>
  );
}
