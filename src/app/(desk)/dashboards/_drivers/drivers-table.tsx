'use client';
// The parts of a variance: how much, which share, for sales why, and the way to what is behind each.
import { ActionIcon, Anchor, Group, ScrollArea, Table, Text, Tooltip } from '@mantine/core';
import { IconHistory, IconListDetails, type Icon } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import type { DriverPart, Drivers } from '@/server/modules/analytics/drivers-schemas';
import { MoneyText, PercentText } from '@/ui/cells';
import pinned from '../_parts/pinned.module.css';
import { partLinks } from './driver-links';
import { usePartLabel } from './use-part-label';

const EFFECTS = ['priceMinor', 'mixMinor', 'quantityMinor', 'otherMinor'] as const;

export function DriversTable({ answer }: { readonly answer: Drivers }) {
  const t = useTranslations('dashboards.drivers');
  const hasEffects = answer.parts.some(({ effects }) => effects !== null);
  const { total, currency } = answer;
  return (
    <ScrollArea viewportProps={{ tabIndex: 0 }}>
      <Table
        aria-label={t(`by.${answer.by}`)}
        miw={{ base: 0, sm: hasEffects ? 760 : 420 }}
        className={pinned.table}
      >
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t(`by.${answer.by}`)}</Table.Th>
            {hasEffects &&
              EFFECTS.map((key) => (
                <Table.Th key={key} scope="col" ta="end" visibleFrom="sm">
                  {t(key)}
                </Table.Th>
              ))}
            <Table.Th scope="col" ta="end">
              {t('amount')}
            </Table.Th>
            <Table.Th scope="col" ta="end" visibleFrom="sm">
              {answer.isOneSided ? t('shareOfActual') : t('share')}
            </Table.Th>
            <Table.Th scope="col" w={1} aria-label={t('rows')} />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {answer.parts.map((part) => (
            <Row key={part.key} answer={answer} part={part} hasEffects={hasEffects} />
          ))}
        </Table.Tbody>
        <Table.Tfoot>
          <Table.Tr>
            <Table.Th scope="row">{t('total')}</Table.Th>
            {hasEffects &&
              EFFECTS.map((key) => (
                <Table.Td key={key} ta="end" visibleFrom="sm">
                  <MoneyText minor={effectOf(answer, key)} currency={currency} signed />
                </Table.Td>
              ))}
            <Table.Td ta="end" fw={600}>
              <MoneyText minor={total.varianceMinor} currency={currency} signed />
            </Table.Td>
            <Table.Td visibleFrom="sm" />
            <Table.Td />
          </Table.Tr>
        </Table.Tfoot>
      </Table>
    </ScrollArea>
  );
}

/** Of all parts that orders explain; what they do not has its own row. */
const effectOf = ({ parts }: Drivers, key: (typeof EFFECTS)[number]) =>
  parts.reduce((sum, { effects }) => sum + (effects?.[key] ?? 0n), 0n);

function Row(props: {
  readonly answer: Drivers;
  readonly part: DriverPart;
  readonly hasEffects: boolean;
}) {
  const t = useTranslations('dashboards.drivers');
  const { answer, part, hasEffects } = props;
  const { self, list, basis } = partLinks(answer, part);
  const label = usePartLabel(answer)(part);
  const share = part.share === null ? null : Number(part.share);
  const money = (minor: bigint | null | undefined) => (
    <MoneyText minor={minor} currency={answer.currency} signed />
  );
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={400} c={part.role === 'PART' ? undefined : 'dimmed'}>
        {self ? (
          <Anchor component={Link} href={self} prefetch={false} underline="always" inherit>
            {label}
          </Anchor>
        ) : (
          label
        )}
        {part.role === 'PART' && part.code !== '' && answer.by !== 'period' && part.name !== '' && (
          <Text span size="xs" c="dimmed" className={pinned.code}>
            {part.code}
          </Text>
        )}
        <PhoneEffects part={part} currency={answer.currency} />
      </Table.Th>
      {hasEffects &&
        EFFECTS.map((key) => (
          <Table.Td key={key} ta="end" visibleFrom="sm">
            {money(part.effects?.[key])}
          </Table.Td>
        ))}
      <Table.Td ta="end">
        {money(part.varianceMinor)}
        {share !== null && (
          <Text size="xs" c="dimmed" hiddenFrom="sm">
            <PercentText ratio={share} />
          </Text>
        )}
      </Table.Td>
      <Table.Td ta="end" visibleFrom="sm">
        <PercentText ratio={share} />
      </Table.Td>
      <Table.Td>
        <Group gap={2} wrap="nowrap" justify="flex-end">
          {basis && part.basisMinor ? (
            <RowsLink
              href={basis}
              label={t(`basisRows.${answer.basis}`)}
              name={t(`basisRowsOf.${answer.basis}`, { name: label })}
              icon={IconHistory}
            />
          ) : null}
          {list && (part.role === 'BASIS' || part.actualMinor !== 0n) && (
            <RowsLink
              href={list}
              label={t('rows')}
              name={t('rowsOf', { name: label })}
              icon={IconListDetails}
            />
          )}
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}

function RowsLink(props: {
  readonly href: string;
  readonly label: string;
  readonly name: string;
  readonly icon: Icon;
}) {
  const { href, label, name, icon: RowsIcon } = props;
  return (
    <Tooltip label={label}>
      <ActionIcon component={Link} href={href} prefetch={false} aria-label={name}>
        <RowsIcon size={16} stroke={1.7} />
      </ActionIcon>
    </Tooltip>
  );
}

/** On a phone there is room for how much, with its share below it; why stands below the name. */
function PhoneEffects({
  part,
  currency,
}: {
  readonly part: DriverPart;
  readonly currency: string;
}) {
  const t = useTranslations('dashboards.drivers');
  const { effects } = part;
  if (effects === null) return null;
  return EFFECTS.filter((key) => effects[key] !== 0n).map((key) => (
    <Text key={key} size="xs" c="dimmed" hiddenFrom="sm">
      {t(key)} <MoneyText minor={effects[key]} currency={currency} signed display="none" />
    </Text>
  ));
}
