'use client';
// A refused call at the top of a form: problem, mend, findings, code. Announced when it appears. Where
// somebody else was quicker it says who did what and when, and loads the newest state.
import { Alert, List, Text } from '@mantine/core';
import { IconAlertCircle, IconUsers } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useErrorText, useFieldName, type IssueText } from '@/i18n/errors';
import { ErrorIds } from '../states/error-state';
import { LoadNewest, Meanwhile } from './meanwhile';

export interface RefusalAlertProps {
  readonly error: unknown;
  /** Findings already shown beside their fields; they are not repeated here. */
  readonly shownFields?: ReadonlySet<string>;
  readonly onClose?: () => void;
  /** The newest state is there: what is sent next acts on it. */
  readonly onLoaded?: () => void;
}

const MAX_LISTED = 8;

export function RefusalAlert({ error, shownFields, onClose, onLoaded }: RefusalAlertProps) {
  const t = useTranslations('common');
  const text = useErrorText()(error);
  // A finding that the heading says already is not said twice.
  const listed = text.issues.filter(
    ({ field, problem }) => problem !== text.problem && !(field && shownFields?.has(field)),
  );
  const Icon = text.isStale ? IconUsers : IconAlertCircle;
  return (
    <Alert
      role="alert"
      color={text.isStale ? 'amber' : 'red'}
      icon={<Icon size={18} stroke={1.7} />}
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
      <Meanwhile events={text.meanwhile} />
      {listed.length > 0 && <IssueList issues={listed.slice(0, MAX_LISTED)} />}
      {listed.length > MAX_LISTED && (
        <Text size="sm">{t('form.moreIssues', { count: listed.length - MAX_LISTED })}</Text>
      )}
      {text.isStale && <LoadNewest onLoaded={onLoaded} />}
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
