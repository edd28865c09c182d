'use client';
// The form element around a useAppForm: alerts on top, Ctrl-Enter saves, leaving asks when unsaved.
import { Button, Group, Stack, Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { createContext, useContext, type KeyboardEvent, type ReactNode } from 'react';
import { RefusalAlert } from './refusal-alert';
import { StaleConflict } from './stale-conflict';
import { UnsavedGuard } from './unsaved-guard';
import type { AppFormState } from './use-app-form';

interface FormStatus {
  readonly isPending: boolean;
}

const StatusContext = createContext<FormStatus>({ isPending: false });

export interface AppFormProps<Values> {
  readonly state: AppFormState<Values>;
  /** False for small forms (a filter, a sign-in) where leaving loses nothing of value. */
  readonly guardsUnsaved?: boolean;
  /** Something of what was entered is still on its way; saving waits for it. */
  readonly isBusy?: boolean;
  /** After a refusal the reader has loaded the newest state. */
  readonly onLoaded?: () => void;
  readonly children: ReactNode;
}

export function AppForm<Values>(props: AppFormProps<Values>) {
  const { state, guardsUnsaved = true, isBusy = false, onLoaded, children } = props;
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.currentTarget.requestSubmit();
  };
  return (
    <form
      noValidate
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy) void state.submit();
      }}
    >
      <StatusContext value={{ isPending: state.isPending || isBusy }}>
        <Stack gap="md">
          {state.stale && (
            <StaleConflict
              rows={state.stale.rows}
              meanwhile={state.stale.meanwhile}
              onKeepMine={state.keepMine}
              onLoadTheirs={state.loadTheirs}
            />
          )}
          {state.refusal !== null && (
            <RefusalAlert
              error={state.refusal}
              shownFields={state.shownFields}
              onClose={state.dismiss}
              onLoaded={onLoaded}
            />
          )}
          {children}
        </Stack>
        {guardsUnsaved && <UnsavedGuard isDirty={state.form.isDirty() && !state.isPending} />}
      </StatusContext>
    </form>
  );
}

export interface FormActionsProps {
  /** "Save" unless told otherwise. */
  readonly submitLabel?: string;
  readonly onCancel?: () => void;
  /** More buttons, left of the main one. */
  readonly children?: ReactNode;
}

/** The row of buttons that ends a form. */
export function FormActions({ submitLabel, onCancel, children }: FormActionsProps) {
  const t = useTranslations('common');
  const { isPending } = useContext(StatusContext);
  return (
    <Group justify="flex-end" gap="xs">
      {onCancel && (
        <Button variant="default" onClick={onCancel} disabled={isPending}>
          {t('action.cancel')}
        </Button>
      )}
      {children}
      <Button type="submit" loading={isPending} aria-keyshortcuts="Control+Enter">
        {submitLabel ?? t('action.save')}
        <Text span size="xs" ml={8} opacity={0.85} visibleFrom="sm" aria-hidden>
          Ctrl ↵
        </Text>
      </Button>
    </Group>
  );
}
