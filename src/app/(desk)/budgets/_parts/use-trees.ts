'use client';
// Centres, accounts, programmes and years by their ids, in the reader's words, for the screens of
// budgets. What is read is found by any node; what is made anew is offered those that are in use.
import { useQuery } from '@tanstack/react-query';
import { useLocale } from 'next-intl';
import { useMemo } from 'react';
import { NO_ONE } from '@/kernel/ids';
import { localName, type LocalNames } from '@/kernel/local-names';
import { useTRPC } from '@/trpc/client';
import { offered, type Days } from '../../_tree/offered';
import { useToday } from '../../_tree/use-today';

interface Node {
  id: string;
  code: string;
  name: string;
  names?: LocalNames;
  parentId: string | null;
  active?: boolean;
  validFrom?: string | null;
  validTo?: string | null;
}

export interface Option {
  readonly value: string;
  readonly label: string;
}

/** What a document names already, and the days it speaks of; left out: from today on. */
export interface Wanted {
  readonly named?: readonly (string | null | undefined)[];
  readonly days?: Days | undefined;
}

function optionsOf(nodes: readonly Node[], locale: string): Option[] {
  return nodes.map((node) => ({
    value: node.id,
    label: `${node.code} ${localName(node, locale)}`,
  }));
}

/** The trees, or why they are not here. */
export function useTreesQuery() {
  const trpc = useTRPC();
  const locale = useLocale();
  const today = useToday();
  const centresQuery = useQuery(trpc.centres.list.queryOptions({ on: null }));
  const accountsQuery = useQuery(trpc.centres.accounts.list.queryOptions());
  const programmesQuery = useQuery(trpc.centres.programmes.list.queryOptions());
  const calendarsQuery = useQuery(trpc.centres.calendars.list.queryOptions());
  const queries = [centresQuery, accountsQuery, programmesQuery, calendarsQuery];
  const [centres, accounts] = [centresQuery.data, accountsQuery.data];
  const [programmes, calendars] = [programmesQuery.data, calendarsQuery.data];
  const trees = useMemo(() => {
    if (!centres || !accounts || !programmes || !calendars) return null;
    const parents = new Set(accounts.map(({ parentId }) => parentId));
    const calendar = calendars.find(({ isDefault }) => isDefault) ?? calendars[0];
    const all = [...centres, ...accounts, ...programmes];
    return {
      names: new Map(all.map((node) => [node.id, `${node.code} ${localName(node, locale)}`])),
      codes: new Map(all.map(({ id, code }) => [id, code])),
      kinds: new Map(accounts.map(({ id, kind }) => [id, kind])),
      centres: optionsOf(centres, locale),
      accounts: optionsOf(accounts, locale),
      programmes: optionsOf(programmes, locale),
      /** For a form that makes something: nodes in use, and those it names already. */
      offered: ({ named = [], days = { from: today, through: '' } }: Wanted = {}) => {
        const open = <N extends Node>(nodes: readonly N[]) => offered(nodes, days, named);
        return {
          centres: optionsOf(open(centres), locale),
          leaves: optionsOf(open(accounts.filter(({ id }) => !parents.has(id))), locale),
          expenses: optionsOf(open(accounts.filter(({ kind }) => kind === 'EXPENSE')), locale),
          programmes: optionsOf(open(programmes), locale),
        };
      },
      years: (calendar?.years ?? []).map(({ id, code, startsOn, endsOn, periods }) => {
        return { id, code, startsOn, endsOn, periods };
      }),
    };
  }, [centres, accounts, programmes, calendars, locale, today]);
  return {
    trees,
    /** Of the first that failed; null while they load and once they are here. */
    error: trees ? null : (queries.find(({ isError }) => isError)?.error ?? null),
    retry: () => queries.forEach((query) => query.isError && void query.refetch()),
  };
}

export const useTrees = () => useTreesQuery().trees;

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
