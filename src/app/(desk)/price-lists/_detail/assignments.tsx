'use client';
// Whom a price list serves: everyone, or some dealers, levels and regions with all below them.
import { ActionIcon, Badge, Button, Group, SimpleGrid, Stack, Switch, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconX } from '@tabler/icons-react';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import type { PriceListView } from '@/server/modules/catalog/price-schemas';
import { useTRPC, useWrite } from '@/trpc/client';
import { notifyDone } from '@/ui/feedback';
import { EntityPicker, RefusalAlert } from '@/ui/forms';
import { UnsavedGuard } from '@/ui/forms/unsaved-guard';
import { useDealerSearch } from '../../orders/_pickers/use-searches';
import { SectionCard } from '../../_frame/section-card';
import { pathLabel } from '../../_tree/tree-model';
import { TreeSelect } from '../../_tree/tree-select';
import { assignmentKey, type Assignment, EVERYONE, toggled } from './assignment-model';

export interface AssignmentsProps {
  readonly list: PriceListView;
  readonly canWrite: boolean;
}

/** What is chosen, and the version it was chosen on; null: whichever is the newest. */
interface Edited {
  readonly version: number | null;
  readonly chosen: readonly Assignment[];
}

export function Assignments({ list, canWrite }: AssignmentsProps) {
  const t = useTranslations();
  const trpc = useTRPC();
  const [edited, setEdited] = useState<Edited | null>(null);
  const chosen = edited?.chosen ?? list.assignments;
  const save = useWrite(trpc.catalog.prices.saveAssignments, {
    refresh: [trpc.catalog.prices.pathFilter()],
    onSuccess: () => {
      setEdited(null);
      notifyDone(t('common.form.saved'));
    },
  });
  const keys = new Set(chosen.map(assignmentKey));
  const before = new Set(list.assignments.map(assignmentKey));
  const isDirty = keys.size !== before.size || [...keys].some((key) => !before.has(key));
  const isEveryone = keys.has(assignmentKey(EVERYONE));
  const toggle = (assignment: Assignment) =>
    setEdited((now) => ({
      version: now ? now.version : list.version,
      chosen: toggled(now?.chosen ?? list.assignments, assignment),
    }));
  return (
    <div style={{ maxWidth: 920 }}>
      <SectionCard title={t('catalog.prices.tab.serves')} text={t('catalog.prices.servesText')}>
        {save.isError && (
          <RefusalAlert
            error={save.error}
            onClose={() => save.reset()}
            onLoaded={() => setEdited((now) => now && { ...now, version: null })}
          />
        )}
        <Switch
          label={t('catalog.prices.by.everyone')}
          description={t('catalog.prices.everyoneHint')}
          checked={isEveryone}
          disabled={!canWrite}
          onChange={() => toggle(EVERYONE)}
        />
        <Chosen
          chosen={chosen.filter((one) => assignmentKey(one) !== assignmentKey(EVERYONE))}
          onRemove={canWrite ? toggle : null}
        />
        {canWrite && <Pickers chosen={keys} onAdd={toggle} />}
        {canWrite && (
          <Group justify="flex-end" gap="xs">
            <Button variant="default" disabled={!isDirty} onClick={() => setEdited(null)}>
              {t('common.action.discard')}
            </Button>
            <Button
              disabled={!isDirty}
              loading={save.isPending}
              onClick={() =>
                save.mutate({
                  ...{ id: list.id, version: edited?.version ?? list.version },
                  assignments: [...chosen],
                })
              }
            >
              {t('common.action.save')}
            </Button>
          </Group>
        )}
      </SectionCard>
      <UnsavedGuard isDirty={isDirty && !save.isPending} />
    </div>
  );
}

/** Names of what is chosen; ids are all the list itself knows. */
function useNames(chosen: readonly Assignment[]) {
  const t = useTranslations('catalog.prices');
  const locale = useLocale();
  const trpc = useTRPC();
  const regions = useQuery(trpc.dealers.regions.list.queryOptions());
  const levels = useQuery(trpc.dealers.levels.list.queryOptions());
  const ids = chosen.flatMap(({ dealerId }) => dealerId ?? []).slice(0, 500);
  const dealers = useQuery(trpc.dealers.byIds.queryOptions({ ids }, { enabled: ids.length > 0 }));
  const nodes = new Map([...(regions.data ?? []), ...(levels.data ?? [])].map((n) => [n.id, n]));
  return ({ dealerId, levelId, regionId }: Assignment): { kind: string; name: string } => {
    if (dealerId !== null) {
      const dealer = dealers.data?.find((found) => found.id === dealerId);
      return { kind: t('by.dealer'), name: dealer ? `${dealer.code} ${dealer.name}` : '…' };
    }
    const node = nodes.get(levelId ?? regionId ?? '');
    return {
      kind: t(levelId === null ? 'by.region' : 'by.level'),
      name: node ? pathLabel(node, nodes, locale) : '…',
    };
  };
}

interface ChosenProps {
  readonly chosen: readonly Assignment[];
  readonly onRemove: ((assignment: Assignment) => void) | null;
}

function Chosen({ chosen, onRemove }: ChosenProps) {
  const t = useTranslations('catalog.prices');
  const nameOf = useNames(chosen);
  if (chosen.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('noOne')}
      </Text>
    );
  }
  return (
    <Stack gap={6} component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
      {chosen.map((assignment) => {
        const { kind, name } = nameOf(assignment);
        return (
          <Group key={assignmentKey(assignment)} component="li" gap="xs" wrap="nowrap">
            <Badge color="gray">{kind}</Badge>
            <Text size="sm" truncate>
              {name}
            </Text>
            {onRemove && (
              <ActionIcon
                size="sm"
                aria-label={t('removeAssignment', { name })}
                onClick={() => onRemove(assignment)}
              >
                <IconX size={14} stroke={1.8} />
              </ActionIcon>
            )}
          </Group>
        );
      })}
    </Stack>
  );
}

interface PickersProps {
  readonly chosen: ReadonlySet<string>;
  readonly onAdd: (assignment: Assignment) => void;
}

function Pickers({ chosen, onAdd }: PickersProps) {
  const t = useTranslations('catalog.prices');
  const trpc = useTRPC();
  const regions = useQuery(trpc.dealers.regions.list.queryOptions());
  const levels = useQuery(trpc.dealers.levels.list.queryOptions());
  const add = (assignment: Assignment) => {
    if (!chosen.has(assignmentKey(assignment))) onAdd(assignment);
  };
  return (
    <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="sm">
      <EntityPicker
        label={t('addDealer')}
        search={useDealerSearch(false)}
        value={null}
        onChange={(dealer) => dealer && add({ ...EVERYONE, dealerId: dealer.id })}
      />
      <TreeSelect
        label={t('addLevel')}
        nodes={levels.data ?? []}
        value={null}
        onChange={(levelId) => levelId && add({ ...EVERYONE, levelId })}
      />
      <TreeSelect
        label={t('addRegion')}
        nodes={regions.data ?? []}
        value={null}
        onChange={(regionId) => regionId && add({ ...EVERYONE, regionId })}
      />
    </SimpleGrid>
  );
}
