'use client';
// Top of a page: where it stands, what it is called, what can be done, how old its figures are.
import { Breadcrumbs, Group, Text, Title } from '@mantine/core';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { AsOf } from '../states/as-of';
import { HydrationMark } from './hydration-mark';
import classes from './shell.module.css';

export interface Crumb {
  readonly label: string;
  readonly href: string;
}

export interface PageHeaderProps {
  readonly title: string;
  /** The way to this page, without the page itself. */
  readonly crumbs?: readonly Crumb[];
  /** Beside the title: a StatusBadge. */
  readonly badge?: ReactNode;
  readonly description?: ReactNode;
  readonly actions?: ReactNode;
  /** When the figures below were true. */
  readonly asOf?: Date | null;
}

export function PageHeader(props: PageHeaderProps) {
  const t = useTranslations('common.shell');
  return (
    <header className={classes.pageHeader}>
      <HydrationMark />
      <div className={classes.pageTitles}>
        {props.crumbs && props.crumbs.length > 0 && (
          <nav aria-label={t('breadcrumbs')}>
            <Breadcrumbs separator="/" separatorMargin={6} mb={2}>
              {props.crumbs.map((crumb) => (
                <Link key={crumb.href} href={crumb.href} className={classes.crumb}>
                  {crumb.label}
                </Link>
              ))}
            </Breadcrumbs>
          </nav>
        )}
        <Group gap={10} align="center">
          <Title order={1}>{props.title}</Title>
          {props.badge}
          {props.asOf && <AsOf at={props.asOf} />}
        </Group>
        {props.description && (
          <Text c="dimmed" size="sm" mt={2} component="div">
            {props.description}
          </Text>
        )}
      </div>
      {props.actions && <div className={classes.pageActions}>{props.actions}</div>}
    </header>
  );
}
