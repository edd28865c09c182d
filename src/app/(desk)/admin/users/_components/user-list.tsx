'use client';
// The list of people with filters in the address, and the invitations still open above it.
import { Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { IconUserPlus } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { RoleName, USER_STATUSES, type UserView } from '@/server/modules/identity/schemas';
import { useTRPC } from '@/trpc/client';
import {
  FilterBar,
  SearchFilter,
  SelectFilter,
  urlChoice,
  urlText,
  useUrlFilters,
} from '@/ui/filters';
import { LinkButton } from '@/ui/links';
import { PageHeader } from '@/ui/shell';
import { useStatusLabel } from '@/ui/states';
import { DataTable, dateTimeColumn, statusColumn, textColumn, useListSource } from '@/ui/tables';
import { InvitationCards } from './invitation-cards';
import { InviteDialog } from './invite-dialog';

const ROLES = RoleName.options;
const FILTERS = { q: urlText(), role: urlChoice(ROLES), status: urlChoice(USER_STATUSES) };

function useUserColumns() {
  const t = useTranslations();
  return useMemo(
    () => [
      textColumn<UserView>({
        id: 'name',
        label: t('admin.users.name'),
        value: (user) => user.name,
        fixed: true,
        phone: 'title',
        cell: (user) => (
          <Text size="sm" fw={560} truncate>
            {user.name}
          </Text>
        ),
      }),
      textColumn<UserView>({
        id: 'email',
        label: t('admin.users.email'),
        value: (user) => user.email,
        phone: 'subtitle',
      }),
      textColumn<UserView>({
        id: 'roles',
        label: t('admin.users.roles'),
        value: (user) => user.roles.map((role) => t(`auth.role.${role}`)).join(', '),
        phone: 'meta',
      }),
      textColumn<UserView>({
        id: 'dealer',
        label: t('admin.users.dealer'),
        value: (user) => user.dealer?.name,
        defaultHidden: true,
        phone: 'meta',
      }),
      statusColumn<UserView>({
        id: 'status',
        label: t('admin.users.status'),
        value: (user) => user.status,
      }),
      dateTimeColumn<UserView>({
        id: 'lastSignIn',
        label: t('admin.users.lastSignIn'),
        value: (user) => user.lastSignInAt,
        phone: 'meta',
      }),
      dateTimeColumn<UserView>({
        id: 'created',
        label: t('admin.users.created'),
        value: (user) => user.createdAt,
        defaultHidden: true,
        phone: 'hidden',
      }),
    ],
    [t],
  );
}

export function UserList({ canWrite }: { readonly canWrite: boolean }) {
  const t = useTranslations();
  const trpc = useTRPC();
  const statusLabel = useStatusLabel();
  const filters = useUrlFilters(FILTERS);
  const [isInviting, invite] = useDisclosure(false);
  const { q, role, status } = filters.values;
  const query = useInfiniteQuery(
    trpc.identity.users.infiniteQueryOptions(
      { search: q || undefined, role, status },
      { getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData },
    ),
  );
  return (
    <>
      <PageHeader
        title={t('admin.users.title')}
        description={t('admin.users.description')}
        actions={
          <Group gap="xs">
            <LinkButton href="/admin/roles" variant="default">
              {t('admin.users.rolesOverview')}
            </LinkButton>
            {canWrite && (
              <Button leftSection={<IconUserPlus size={16} stroke={1.7} />} onClick={invite.open}>
                {t('admin.users.invite')}
              </Button>
            )}
          </Group>
        }
      />
      <InvitationCards canWrite={canWrite} />
      <DataTable
        tableId="users"
        label={t('admin.users.title')}
        columns={useUserColumns()}
        source={useListSource(query)}
        rowKey={(user) => user.id}
        rowLabel={(user) => user.name}
        rowHref={(user) => `/admin/users/${user.id}`}
        rowTone={(user) => (user.status === 'ACTIVE' ? undefined : 'muted')}
        isFiltered={filters.activeCount > 0}
        onClearFilters={filters.clear}
        empty={{ title: t('admin.users.none'), text: t('admin.users.noneHint') }}
        toolbar={
          <FilterBar activeCount={filters.activeCount} onClear={filters.clear}>
            <SearchFilter
              value={q}
              onChange={(text) => filters.set({ q: text })}
              placeholder={t('admin.users.search')}
            />
            <SelectFilter
              label={t('admin.users.roles')}
              value={role}
              onChange={(value) => filters.set({ role: value })}
              options={ROLES.map((value) => ({ value, label: t(`auth.role.${value}`) }))}
            />
            <SelectFilter
              label={t('admin.users.status')}
              value={status}
              onChange={(value) => filters.set({ status: value })}
              options={USER_STATUSES.map((value) => ({ value, label: statusLabel(value) }))}
            />
          </FilterBar>
        }
      />
      {canWrite && <InviteDialog opened={isInviting} onClose={invite.close} />}
    </>
  );
}
