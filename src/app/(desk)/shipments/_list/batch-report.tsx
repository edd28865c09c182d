'use client';
// What a batch did and what it could not do, each refusal in words beside its document.
import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useErrorText } from '@/i18n/errors';
import { RefusalAlert } from '@/ui/forms';
import classes from './worklist.module.css';
import type { BatchResult } from './use-shipment-batch';

export interface BatchReportProps {
  readonly result: BatchResult;
  /** The number of a document by its id. */
  readonly nameOf: (id: string) => string;
  readonly onClose: () => void;
}

export function BatchReport({ result, nameOf, onClose }: BatchReportProps) {
  const t = useTranslations('fulfilment.batch');
  const errorText = useErrorText();
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
            <ul className={classes.refused}>
              {result.refused.map(({ id, refusal }) => {
                const text = errorText(refusal);
                return (
                  <li key={id}>
                    <Text fw={560} size="sm" component="span">
                      {nameOf(id)}
                    </Text>
                    <Text size="sm" component="div">
                      {text.problem}
                      {text.issues.map((issue) => ` ${issue.problem}`).join('')}
                      {text.mend && (
                        <Text span size="sm" c="dimmed">
                          {' '}
                          {text.mend}
                        </Text>
                      )}
                    </Text>
                  </li>
                );
              })}
            </ul>
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
