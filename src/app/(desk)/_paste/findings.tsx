'use client';
// What the server found in rows that were pasted: all good, or which ones need attention and why.
import { Alert, ScrollArea, Table } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useIssueText } from '@/i18n/errors';
import type { ErrorCode, ErrorParams } from '@/kernel/domain-error';
import { toldAtLines } from './told-at-lines';

export interface Finding {
  readonly index: number;
  readonly code: string;
  readonly field?: string;
  readonly params?: ErrorParams;
}

export interface PasteFindingsProps {
  /** How many rows may be taken. */
  readonly good: number;
  readonly refused: readonly Finding[];
  /** The row as it was pasted, in short. */
  readonly rowText: (index: number) => string;
  /** Which line of what was pasted it is, as its reader counts. */
  readonly lineOf: (index: number) => number;
}

export function PasteFindings({ good, refused, rowText, lineOf }: PasteFindingsProps) {
  const t = useTranslations('common.paste');
  const issueText = useIssueText();
  if (refused.length === 0) {
    return (
      <Alert color="green" icon={<IconCircleCheck size={18} stroke={1.7} />} role="status">
        {t('allRowsGood', { count: good })}
      </Alert>
    );
  }
  return (
    <ScrollArea.Autosize mah={240} viewportProps={{ tabIndex: 0 }}>
      <Table aria-label={t('badRows')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('row')}</Table.Th>
            <Table.Th>{t('rowText')}</Table.Th>
            <Table.Th>{t('finding')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {refused.map(({ index, code, field, params }) => {
            const words = issueText(toldAtLines({ code: code as ErrorCode, params }, lineOf));
            return (
              <Table.Tr key={`${index}-${field}-${code}`}>
                <Table.Td>{lineOf(index)}</Table.Td>
                <Table.Td>{rowText(index)}</Table.Td>
                <Table.Td>
                  {words.problem} {words.mend}
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </ScrollArea.Autosize>
  );
}
