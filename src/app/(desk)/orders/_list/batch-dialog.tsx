'use client';
// The dialog of a batch: what will happen, a reason where one is needed, then progress and the result
// of every order in words.
import { Button, Group, Modal, Progress, Stack, Text, Textarea } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { OrderListItem } from '@/server/modules/orders/schemas';
import { BATCH_RULES, eligible, type BatchAction } from './batch-actions';
import { BatchResults } from './batch-results';
import { countOutcomes } from './batch-outcome';
import { useBatch, type Batch } from './use-batch';

export interface BatchDialogProps {
  readonly action: BatchAction;
  readonly orders: readonly OrderListItem[];
  readonly onClose: () => void;
}

export function BatchDialog({ action, orders, onClose }: BatchDialogProps) {
  const t = useTranslations('orders.batch');
  const batch = useBatch(action);
  // The list refreshes behind the dialog: what was selected is decided on as it was then.
  const [chosen] = useState(orders);
  const wanted = eligible(action, chosen);
  const [reason, setReason] = useState('');
  const hasStarted = batch.states.length > 0;
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t(`${action}Title`, { count: wanted.length })}
      closeOnClickOutside={!batch.isRunning}
      closeOnEscape={!batch.isRunning}
      withCloseButton={!batch.isRunning}
    >
      {hasStarted ? (
        <BatchProgress batch={batch} reason={reason} onClose={onClose} />
      ) : (
        <BatchStart
          action={action}
          skipped={chosen.length - wanted.length}
          canStart={wanted.length > 0}
          reason={reason}
          onReason={setReason}
          onStart={() => void batch.start(wanted, reason.trim())}
          onClose={onClose}
        />
      )}
    </Modal>
  );
}

function BatchStart(props: {
  readonly action: BatchAction;
  readonly skipped: number;
  readonly canStart: boolean;
  readonly reason: string;
  readonly onReason: (text: string) => void;
  readonly onStart: () => void;
  readonly onClose: () => void;
}) {
  const t = useTranslations('orders.batch');
  const common = useTranslations('common');
  const { needsReason } = BATCH_RULES[props.action];
  const [isMissing, setMissing] = useState(false);
  const isDanger = props.action === 'reject' || props.action === 'cancel';
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (needsReason && props.reason.trim() === '') setMissing(true);
        else props.onStart();
      }}
    >
      <Stack gap="md">
        <Text size="sm">{t('explain')}</Text>
        {props.skipped > 0 && (
          <Text size="sm" c="dimmed">
            {t('skipped', { count: props.skipped })}
          </Text>
        )}
        {needsReason && (
          <Textarea
            label={common('form.reasonLabel')}
            description={common('form.reasonHelp')}
            required
            autosize
            minRows={2}
            data-autofocus
            value={props.reason}
            onChange={(event) => props.onReason(event.currentTarget.value)}
            error={
              isMissing && props.reason.trim() === '' ? common('form.reasonMissing') : undefined
            }
          />
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={props.onClose}>
            {common('action.cancel')}
          </Button>
          <Button
            type="submit"
            color={isDanger ? 'red' : undefined}
            disabled={!props.canStart}
            data-autofocus={needsReason ? undefined : true}
          >
            {t('start')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function BatchProgress(props: {
  readonly batch: Batch;
  readonly reason: string;
  readonly onClose: () => void;
}) {
  const t = useTranslations('orders.batch');
  const common = useTranslations('common.action');
  const { batch } = props;
  const { done, held, failed: refused, left, total } = countOutcomes(batch.states);
  const finished = done + held + refused;
  const share = (count: number) => (100 * count) / Math.max(1, total);
  const failed = batch.orders.filter((_, index) => batch.states[index]?.kind === 'failed');
  return (
    <Stack gap="sm">
      <Progress.Root size="lg">
        <Progress.Section
          value={share(done)}
          color="petrol"
          aria-label={t('progress', { done: finished, total })}
        />
        <Progress.Section value={share(held)} color="amber" withAria={false} />
        <Progress.Section value={share(refused)} color="red" withAria={false} />
      </Progress.Root>
      <Text size="sm" aria-live="polite" className="dd-tabular">
        {batch.isRunning
          ? t('progress', { done: finished, total })
          : t('summary', { done, held, failed: refused, left })}
      </Text>
      <BatchResults orders={batch.orders} states={batch.states} isRunning={batch.isRunning} />
      <Group justify="flex-end" gap="xs">
        {batch.isRunning && (
          <Button variant="default" onClick={batch.stop}>
            {t('stop')}
          </Button>
        )}
        {!batch.isRunning && failed.length > 0 && (
          <Button variant="default" onClick={() => void batch.start(failed, props.reason.trim())}>
            {t('retryFailed')}
          </Button>
        )}
        <Button onClick={props.onClose} disabled={batch.isRunning}>
          {common('close')}
        </Button>
      </Group>
    </Stack>
  );
}
