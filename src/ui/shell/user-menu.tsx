'use client';
// Who is signed in, and the way to their profile, sessions and out.
import { Avatar, Menu, Text, UnstyledButton } from '@mantine/core';
import { IconDevices, IconLogout, IconUserCircle } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { initialsOf } from './initials';

export interface ShellUser {
  readonly name: string;
  readonly email: string;
  /** Names of the roles, already in the reader's language. */
  readonly roles: readonly string[];
}

export interface UserMenuProps {
  readonly user: ShellUser;
  readonly onSignOut: () => void;
}

export function UserMenu({ user, onSignOut }: UserMenuProps) {
  const t = useTranslations('common.shell');
  const initials = initialsOf(user.name);
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        {/* What is seen is part of the name: who speaks to the page says the letters. */}
        <UnstyledButton aria-label={`${t('account')}: ${initials}, ${user.name}`}>
          <Avatar color="petrol" size={30} radius="xl" alt="" aria-hidden>
            {initials}
          </Avatar>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Text fw={560} size="sm" c="var(--mantine-color-text)" truncate>
            {user.name}
          </Text>
          <Text size="xs" truncate>
            {user.email}
          </Text>
          {user.roles.length > 0 && (
            <Text size="xs" truncate>
              {user.roles.join(' · ')}
            </Text>
          )}
        </Menu.Label>
        <Menu.Divider />
        <Menu.Item
          component={Link}
          href="/account"
          leftSection={<IconUserCircle size={16} stroke={1.7} />}
        >
          {t('profile')}
        </Menu.Item>
        <Menu.Item
          component={Link}
          href="/account#sessions"
          leftSection={<IconDevices size={16} stroke={1.7} />}
        >
          {t('sessions')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} stroke={1.7} />} onClick={onSignOut}>
          {t('signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
