'use client';
// The dialog into which rows of a spreadsheet are pasted: what was pasted, what the server found in
// it before anything is written, and the button that takes the good rows while the bad are mended.
import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useTranslations } from 'next-intl';
import { useMemo, useState, type ReactNode } from 'react';
import { RefusalAlert } from '@/ui/forms';
import type { PastedTable } from './clipboard';
import { PasteFindings, type Finding } from './findings';

const CHECK_DELAY_MS = 300;

export interface PastedRows<T> {
  readonly text: string;
  readonly setText: (text: string) => void;
  /** Of the text once typing has paused, at most `max`. */
  readonly rows: readonly T[];
  /** Which line of what was pasted a row is, as its reader counts. */
  readonly lineOf: (index: number) => number;
  /** The rows are not those of the text yet. */
  readonly isTyping: boolean;
}

/** Rows read from pasted text. `read` must keep its identity while it reads the same way. */
export function usePastedRows<T>(
  initial: string,
  read: (text: string) => PastedTable<T>,
  max: number,
): PastedRows<T> {
  const [text, setText] = useState(initial);
  const [settled] = useDebouncedValue(text, CHECK_DELAY_MS);
  const table = useMemo(() => read(settled), [read, settled]);
  const rows = useMemo(() => table.rows.slice(0, max), [table, max]);
  const lineOf = (index: number) => table.lines[index] ?? index + 1;
  return { text, setText, rows, lineOf, isTyping: settled !== text };
}

export interface PasteDialogFrameProps<T> {
  readonly title: string;
  readonly hint: string;
  readonly example: string;
  readonly pasted: PastedRows<T>;
  /** The row as it was pasted, in short. */
  readonly rowText: (row: T) => string;
  readonly check: {
    readonly data: { readonly created: number; readonly refused: readonly Finding[] } | undefined;
    readonly error: unknown;
    readonly isError: boolean;
    readonly isFetching: boolean;
  };
  readonly write: {
    readonly error: unknown;
    readonly isError: boolean;
    readonly isPending: boolean;
    reset(): void;
  };
  /** Above the text: what the rows are of. */
  readonly children?: ReactNode;
  /** Below the findings: what else the check has to say, and what came of the last try. */
  readonly below?: ReactNode;
  /** What the button says for so many good rows. */
  readonly takeLabel: (count: number) => string;
  readonly onTake: () => void;
  readonly onClose: () => void;
}

export function PasteDialogFrame<T>(props: PasteDialogFrameProps<T>) {
  const { title, hint, example, pasted, check, write, children, onTake, onClose } = props;
  const { text, setText, rows, isTyping } = pasted;
  const common = useTranslations('common.action');
  const good = rows.length > 0 ? (check.data?.created ?? 0) : 0;
  const rowText = (index: number) => {
    const row = rows[index];
    return row === undefined ? '' : props.rowText(row);
  };
  return (
    <Modal opened onClose={onClose} title={title} size="xl">
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {hint}
        </Text>
        {write.isError && <RefusalAlert error={write.error} onClose={() => write.reset()} />}
        {check.isError && <RefusalAlert error={check.error} />}
        {children}
        <Textarea
          aria-label={title}
          placeholder={example}
          autosize
          minRows={5}
          maxRows={10}
          data-autofocus
          styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {rows.length > 0 && check.data && (
          <PasteFindings
            good={check.data.created}
            refused={check.data.refused}
            rowText={rowText}
            lineOf={pasted.lineOf}
          />
        )}
        {rows.length > 0 && props.below}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button
            disabled={good === 0 || isTyping || check.isFetching}
            loading={write.isPending}
            onClick={onTake}
          >
            {props.takeLabel(good)}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
