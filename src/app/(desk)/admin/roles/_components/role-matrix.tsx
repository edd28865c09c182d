'use client';
// Permissions by role: a table on a desk, one role at a time on a phone.
import { Accordion, Card, Group, List, Table, Text, VisuallyHidden } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { Fragment } from 'react';
import {
  PERMISSIONS,
  RoleName,
  rolesMay,
  type Permission,
  type Role,
} from '@/server/modules/identity/schemas';
import { PageHeader } from '@/ui/shell';
import classes from './role-matrix.module.css';

const ROLES = RoleName.options;

type ModuleName = Permission extends `${infer Module}.${string}` ? Module : never;

const moduleOf = (permission: Permission) => permission.split('.')[0] as ModuleName;
const MODULES = [...new Set(PERMISSIONS.map(moduleOf))];
const permissionsOf = (name: ModuleName) => PERMISSIONS.filter((one) => moduleOf(one) === name);

export function RoleMatrix() {
  const t = useTranslations('admin');
  return (
    <>
      <PageHeader
        title={t('roles.title')}
        crumbs={[{ label: t('users.title'), href: '/admin/users' }]}
        description={<Text maw={720}>{t('roles.description')}</Text>}
      />
      <Card padding={0} visibleFrom="md" className={classes.scroller} tabIndex={0}>
        <Matrix />
      </Card>
      <Accordion hiddenFrom="md" variant="separated">
        {ROLES.map((role) => (
          <RolePanel key={role} role={role} />
        ))}
      </Accordion>
    </>
  );
}

function Matrix() {
  const t = useTranslations();
  return (
    <Table className={classes.matrix} stickyHeader highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('admin.roles.permission')}</Table.Th>
          {ROLES.map((role) => (
            <Table.Th key={role} ta="center" title={t(`admin.roles.about.${role}`)}>
              {t(`auth.role.${role}`)}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {MODULES.map((name) => (
          <Fragment key={name}>
            <Table.Tr className={classes.group}>
              <Table.Th colSpan={ROLES.length + 1} scope="colgroup">
                {t(`admin.module.${name}`)}
              </Table.Th>
            </Table.Tr>
            {permissionsOf(name).map((permission) => (
              <Table.Tr key={permission}>
                <Table.Th scope="row">{t(`admin.permission.${permission}`)}</Table.Th>
                {ROLES.map((role) => (
                  <Table.Td key={role} ta="center">
                    <May isAllowed={rolesMay([role], permission)} />
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Fragment>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function May({ isAllowed }: { readonly isAllowed: boolean }) {
  const t = useTranslations('admin.roles');
  return (
    <>
      <VisuallyHidden>{isAllowed ? t('may') : t('mayNot')}</VisuallyHidden>
      {isAllowed ? (
        <IconCheck size={16} stroke={2} className={classes.may} aria-hidden />
      ) : (
        <Text span c="dimmed" aria-hidden>
          ·
        </Text>
      )}
    </>
  );
}

function RolePanel({ role }: { readonly role: Role }) {
  const t = useTranslations();
  const modules = MODULES.map((name) => ({
    name,
    permissions: permissionsOf(name).filter((permission) => rolesMay([role], permission)),
  })).filter(({ permissions }) => permissions.length > 0);
  return (
    <Accordion.Item value={role}>
      <Accordion.Control>
        <Text fw={560}>{t(`auth.role.${role}`)}</Text>
        <Text size="xs" c="dimmed">
          {t(`admin.roles.about.${role}`)}
        </Text>
      </Accordion.Control>
      <Accordion.Panel>
        {modules.map(({ name, permissions }) => (
          <Group key={name} align="flex-start" gap="sm" mb="xs" wrap="nowrap">
            <Text size="sm" fw={560} w={96} style={{ flexShrink: 0 }}>
              {t(`admin.module.${name}`)}
            </Text>
            <List size="sm" listStyleType="none">
              {permissions.map((permission) => (
                <List.Item key={permission}>{t(`admin.permission.${permission}`)}</List.Item>
              ))}
            </List>
          </Group>
        ))}
      </Accordion.Panel>
    </Accordion.Item>
  );
}
