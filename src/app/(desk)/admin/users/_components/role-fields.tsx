'use client';
// Choosing roles: each with a sentence on what it may do. The dealer role stands alone and names
// its dealer.
import { Checkbox, Group, Input, SimpleGrid, Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { RoleName } from '@/server/modules/identity/schemas';
import { useTRPCClient } from '@/trpc/client';
import { EntityPicker, type Picked } from '@/ui/forms';

const DEALER = 'DEALER';

export interface RoleFieldsProps {
  readonly roles: readonly string[];
  readonly onRoles: (roles: string[]) => void;
  readonly rolesError?: ReactNode;
  readonly dealer: Picked | null;
  readonly onDealer: (dealer: Picked | null) => void;
  readonly dealerError?: ReactNode;
  readonly disabled?: boolean;
}

/** Ticking DEALER unticks the rest and the other way round: the server refuses a mixture. */
function withRole(roles: readonly string[], role: string): string[] {
  if (roles.includes(role)) return roles.filter((one) => one !== role);
  return role === DEALER ? [DEALER] : [...roles.filter((one) => one !== DEALER), role];
}

function useDealerSearch() {
  const client = useTRPCClient();
  return async (text: string, signal: AbortSignal) => {
    const found = await client.dealers.search.query({ text, limit: 12 }, { signal });
    return found.map(({ id, code, name }) => ({ id, label: name, description: code }));
  };
}

export function RoleFields(props: RoleFieldsProps) {
  const t = useTranslations();
  const search = useDealerSearch();
  const { roles, onRoles, disabled } = props;
  const toggle = (role: string) => {
    const next = withRole(roles, role);
    onRoles(next);
    if (!next.includes(DEALER)) props.onDealer(null);
  };
  return (
    <>
      <Input.Wrapper
        label={t('admin.users.roles')}
        labelElement="div"
        description={t('admin.invite.rolesHelp')}
        error={props.rolesError}
        required
      >
        <SimpleGrid
          cols={{ base: 1, xs: 2 }}
          spacing="xs"
          mt={6}
          role="group"
          aria-label={t('admin.users.roles')}
        >
          {RoleName.options.map((role) => (
            <Checkbox.Card
              key={role}
              checked={roles.includes(role)}
              onClick={() => toggle(role)}
              disabled={disabled}
              p="xs"
              radius="md"
              aria-label={t(`auth.role.${role}`)}
            >
              <Group wrap="nowrap" align="flex-start" gap="xs">
                <Checkbox.Indicator size="xs" mt={2} />
                <div>
                  <Text size="sm" fw={560}>
                    {t(`auth.role.${role}`)}
                  </Text>
                  <Text size="xs" c="dimmed">
                    {t(`admin.roles.about.${role}`)}
                  </Text>
                </div>
              </Group>
            </Checkbox.Card>
          ))}
        </SimpleGrid>
      </Input.Wrapper>
      {roles.includes(DEALER) && (
        <EntityPicker
          label={t('admin.users.dealer')}
          description={t('admin.invite.dealerHelp')}
          required
          disabled={disabled}
          search={search}
          searchesEmpty
          value={props.dealer}
          onChange={props.onDealer}
          error={props.dealerError}
          data-path="dealerId"
        />
      )}
    </>
  );
}
