'use client';
// Asks before something that cannot be taken back; asks for a reason where the audit trail wants one.
// The dialog stays open with what was typed if the action is refused.
import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useState, type ReactNode } from 'react';
import { RefusalAlert } from '../forms/refusal-alert';

export interface ConfirmActionProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly text?: ReactNode;
  readonly confirmLabel: string;
  /** `required`: the button does nothing until a reason is typed. */
  readonly reason?: 'none' | 'optional' | 'required';
  readonly tone?: 'normal' | 'danger';
  /** Runs the action; a thrown error is shown in the dialog. The dialog closes when it is done. */
  readonly onConfirm: (reason: string) => Promise<void>;
}

export function ConfirmAction(props: ConfirmActionProps) {
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={props.title}>
      <ConfirmBody {...props} />
    </Modal>
  );
}

function ConfirmBody(props: ConfirmActionProps) {
  const t = useTranslations('common');
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const [isPending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const asksReason = (props.reason ?? 'none') !== 'none';

  const confirm = async () => {
    if (props.reason === 'required' && reason.trim() === '') {
      setMissing(true);
      return;
    }
    setPending(true);
    setError(null);
    try {
      await props.onConfirm(reason.trim());
      props.onClose();
    } catch (thrown) {
      setError(thrown);
    } finally {
      setPending(false);
    }
  };

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void confirm();
      }}
    >
      <Stack gap="md">
        {props.text && (
          <Text size="sm" component="div">
            {props.text}
          </Text>
        )}
        {error !== null && <RefusalAlert error={error} />}
        {asksReason && (
          <Textarea
            label={t('form.reasonLabel')}
            description={t('form.reasonHelp')}
            required={props.reason === 'required'}
            error={missing && reason.trim() === '' ? t('form.reasonMissing') : undefined}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            data-autofocus
            autosize
            minRows={2}
          />
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={props.onClose} disabled={isPending}>
            {t('action.cancel')}
          </Button>
          <Button
            type="submit"
            loading={isPending}
            color={props.tone === 'danger' ? 'red' : undefined}
            data-autofocus={asksReason ? undefined : true}
          >
            {props.confirmLabel}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
