'use client';
// Centres, accounts, programmes and years by their ids, in the reader's words, for the screens of
// budgets.
import { useQuery } from '@tanstack/react-query';
import { useLocale } from 'next-intl';
import { useMemo } from 'react';
import { NO_ONE } from '@/kernel/ids';
import { localName, type LocalNames } from '@/kernel/local-names';
import { useTRPC } from '@/trpc/client';

interface Node {
  id: string;
  code: string;
  name: string;
  names?: LocalNames;
  parentId: string | null;
}

export interface Option {
  readonly value: string;
  readonly label: string;
}

function optionsOf(
  nodes: readonly Node[],
  locale: string,
  keep: (node: Node) => boolean,
): Option[] {
  return nodes
    .filter(keep)
    .map((node) => ({ value: node.id, label: `${node.code} ${localName(node, locale)}` }));
}

export function useTrees() {
  const trpc = useTRPC();
  const locale = useLocale();
  const centres = useQuery(trpc.centres.list.queryOptions({ on: null })).data;
  const accounts = useQuery(trpc.centres.accounts.list.queryOptions()).data;
  const programmes = useQuery(trpc.centres.programmes.list.queryOptions()).data;
  const calendars = useQuery(trpc.centres.calendars.list.queryOptions()).data;
  return useMemo(() => {
    if (!centres || !accounts || !programmes || !calendars) return null;
    const parents = new Set(accounts.map(({ parentId }) => parentId));
    const calendar = calendars.find(({ isDefault }) => isDefault) ?? calendars[0];
    const all = [...centres, ...accounts, ...programmes];
    return {
      names: new Map(all.map((node) => [node.id, `${node.code} ${localName(node, locale)}`])),
      codes: new Map(all.map(({ id, code }) => [id, code])),
      kinds: new Map(accounts.map(({ id, kind }) => [id, kind])),
      centres: optionsOf(centres, locale, () => true),
      accounts: optionsOf(accounts, locale, () => true),
      leaves: optionsOf(accounts, locale, ({ id }) => !parents.has(id)),
      expenses: optionsOf(
        accounts.filter(({ kind }) => kind === 'EXPENSE'),
        locale,
        () => true,
      ),
      programmes: optionsOf(
        programmes.filter(({ active }) => active),
        locale,
        () => true,
      ),
      years: (calendar?.years ?? []).map(({ id, code, startsOn, endsOn, periods }) => {
        return { id, code, startsOn, endsOn, periods };
      }),
    };
  }, [centres, accounts, programmes, calendars, locale]);
}

export type Trees = NonNullable<ReturnType<typeof useTrees>>;

/** A node as the reader names it; null: any, or none. What is not in the trees keeps its own words. */
export function nodeName(
  trees: Pick<Trees, 'names'> | null,
  id: string | null,
  otherwise: string | null,
): string | null {
  if (id === null || id === NO_ONE) return null;
  return trees?.names.get(id) ?? otherwise;
}
