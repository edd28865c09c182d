'use client';
// A page that is printed: what leads back and the print button stand on the screen only. Also what
// stands there while there is nothing to print, or it cannot be read.
import { Alert, Button, Card } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { LinkButton } from '@/ui/links';
import { PageHeader } from '@/ui/shell';
import { EmptyState, ErrorState, LoadingCard } from '@/ui/states';
import classes from './sheet.module.css';

export interface PaperPageProps {
  readonly title: string;
  /** The list the documents are chosen in. */
  readonly list: { readonly label: string; readonly href: string };
  readonly query: {
    readonly isError: boolean;
    readonly isLoading: boolean;
    readonly error: unknown;
    readonly refetch: () => unknown;
  };
  readonly ids: readonly string[];
  /** What there is of them; one that was asked for alone is named, and leads back to itself. */
  readonly documents: readonly { readonly id: string; readonly number: string }[];
  readonly children: ReactNode;
}

export function PaperPage({ title, list, query, ids, documents, children }: PaperPageProps) {
  const t = useTranslations('common');
  const found = documents.length;
  const only = ids.length === 1 ? documents[0] : undefined;
  if (query.isError) {
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  }
  const missing = query.isLoading ? 0 : ids.length - found;
  return (
    <>
      <div className={classes.screenOnly}>
        <PageHeader
          title={title}
          crumbs={only ? [list, { label: only.number, href: `${list.href}/${only.id}` }] : [list]}
          actions={
            found > 0 && (
              <Button
                leftSection={<IconPrinter size={16} stroke={1.7} />}
                onClick={() => window.print()}
              >
                {t('action.print')}
              </Button>
            )
          }
        />
        {found > 0 && missing > 0 && (
          <Alert color="amber" mb="md">
            {t('paper.missing', { count: missing })}
          </Alert>
        )}
      </div>
      {query.isLoading && <LoadingCard lines={10} />}
      {!query.isLoading && found === 0 && (
        <Card>
          <EmptyState
            title={t('paper.none')}
            text={t('paper.noneHint')}
            action={
              <LinkButton href={list.href} variant="default">
                {list.label}
              </LinkButton>
            }
          />
        </Card>
      )}
      {children}
    </>
  );
}
