'use client';
// Short messages at the edge of the screen. A failure stays until it is read; success goes by itself.
import { notifications } from '@mantine/notifications';
import { IconAlertTriangle, IconCheck, IconInfoCircle } from '@tabler/icons-react';
import type { ErrorText } from '@/i18n/errors';
import { Meanwhile } from '../forms/meanwhile';
import { ErrorIds } from '../states/error-state';

export function notifyDone(message: string, title?: string): void {
  notifications.show({ title, message, color: 'green', icon: <IconCheck size={16} /> });
}

export function notifyInfo(message: string, title?: string): void {
  notifications.show({ title, message, color: 'blue', icon: <IconInfoCircle size={16} /> });
}

/** `text` comes from `useErrorText()(error)`. */
export function notifyFailed(text: ErrorText): void {
  notifications.show({
    title: text.problem,
    message: (
      <>
        {text.mend}
        <Meanwhile events={text.meanwhile} />
        <ErrorIds code={text.code} requestId={text.isRefusal ? undefined : text.requestId} />
      </>
    ),
    color: 'red',
    icon: <IconAlertTriangle size={16} />,
    autoClose: false,
  });
}
