'use client';
// A refused call at the top of a form: problem, mend, findings, code. Announced when it appears.
import { Alert, List, Text } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useErrorText, useFieldName, type IssueText } from '@/i18n/errors';
import { ErrorIds } from '../states/error-state';

export interface RefusalAlertProps {
  readonly error: unknown;
  /** Findings already shown beside their fields; they are not repeated here. */
  readonly shownFields?: ReadonlySet<string>;
  readonly onClose?: () => void;
}

const MAX_LISTED = 8;

export function RefusalAlert({ error, shownFields, onClose }: RefusalAlertProps) {
  const t = useTranslations('common');
  const text = useErrorText()(error);
  const listed = text.issues.filter((issue) => !issue.field || !shownFields?.has(issue.field));
  return (
    <Alert
      role="alert"
      color="red"
      icon={<IconAlertCircle size={18} stroke={1.7} />}
      title={text.problem}
      withCloseButton={onClose !== undefined}
      closeButtonLabel={t('action.close')}
      onClose={onClose}
    >
      {text.mend && (
        <Text size="sm" component="p" m={0}>
          {text.mend}
        </Text>
      )}
      {listed.length > 0 && <IssueList issues={listed.slice(0, MAX_LISTED)} />}
      {listed.length > MAX_LISTED && (
        <Text size="sm">{t('form.moreIssues', { count: listed.length - MAX_LISTED })}</Text>
      )}
      <ErrorIds code={text.code} requestId={text.isRefusal ? undefined : text.requestId} />
    </Alert>
  );
}

function IssueList({ issues }: { readonly issues: readonly IssueText[] }) {
  const nameOf = useFieldName();
  const named = issues.map((issue) => ({ ...issue, name: issue.field && nameOf(issue.field) }));
  return (
    <List size="sm" my={4} spacing={2}>
      {named.map((issue, index) => (
        <List.Item key={`${issue.field ?? ''}-${issue.code}-${index}`}>
          {issue.name && <Text span inherit fw={560}>{`${issue.name}: `}</Text>}
          {issue.problem} {issue.mend}
        </List.Item>
      ))}
    </List>
  );
}
