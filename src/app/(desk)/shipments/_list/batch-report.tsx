'use client';
// What a batch did and what it could not do, each refusal in words beside its document.
import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { RefusalAlert } from '@/ui/forms';
import { RefusedList } from '../../_batch/refused-list';
import type { ShipmentBatchResult } from './use-shipment-batch';

export interface BatchReportProps {
  readonly result: ShipmentBatchResult;
  /** The number of a document by its id. */
  readonly nameOf: (id: string) => string;
  readonly onClose: () => void;
}

export function BatchReport({ result, nameOf, onClose }: BatchReportProps) {
  const t = useTranslations('fulfilment.batch');
  return (
    <Modal opened onClose={onClose} title={t('title')} size="lg">
      <Stack gap="md">
        {result.done.length > 0 && (
          <Alert color="green" icon={<IconCircleCheck size={18} stroke={1.7} />}>
            {t('done', { count: result.done.length })}
          </Alert>
        )}
        {result.error !== null && <RefusalAlert error={result.error} />}
        {result.refused.length > 0 && (
          <>
            <Text size="sm">{t('refused', { count: result.refused.length })}</Text>
            <RefusedList refused={result.refused} nameOf={nameOf} />
          </>
        )}
        <Group justify="flex-end">
          <Button onClick={onClose} data-autofocus>
            {t('close')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
