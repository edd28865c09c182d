'use client';
// The ordered steps of a rule: who decides first, second, third.
import { ActionIcon, Button, Fieldset, Group, Select, Stack, Text, Tooltip } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { DECIDING_ROLES, MAX_STEPS } from '@/server/modules/approvals/schemas';
import { useTRPC } from '@/trpc/client';
import type { StepText } from './rule-values';

interface StepsFieldProps {
  readonly value: readonly StepText[];
  readonly onChange: (steps: StepText[]) => void;
  readonly errors: Readonly<Record<string, ReactNode>>;
}

function useChoices() {
  const t = useTranslations('approvals.rules');
  const roles = useTranslations('auth.role');
  const people = useQuery(useTRPC().approvals.deciders.queryOptions()).data ?? [];
  return [
    { value: 'owner', label: t('owner') },
    ...DECIDING_ROLES.map((role) => ({ value: `role:${role}`, label: roles(role) })),
    ...people.map(({ id, name }) => ({ value: `user:${id}`, label: name })),
  ];
}

export function StepsField({ value, onChange, errors }: StepsFieldProps) {
  const t = useTranslations('approvals.rules');
  const choices = useChoices();
  const swap = (index: number) => {
    const steps = [...value];
    const moved = steps.splice(index, 1);
    steps.splice(index - 1, 0, ...moved);
    onChange(steps);
  };
  return (
    <Fieldset legend={t('steps')}>
      <Stack gap="xs">
        <Text size="xs" c="dimmed">
          {t('stepsHint')}
        </Text>
        {value.map((step, index) => (
          // The place of a step is what it is.
          // oxlint-disable-next-line react/no-array-index-key
          <Group key={index} gap={6} wrap="nowrap" align="flex-start">
            <Select
              style={{ flex: 1 }}
              aria-label={t('stepLabel', { no: index + 1 })}
              placeholder={t('who')}
              data={choices}
              searchable
              allowDeselect={false}
              checkIconPosition="right"
              value={step === '' ? null : step}
              onChange={(next) =>
                onChange(value.map((one, at) => (at === index ? (next ?? '') : one)))
              }
              error={errors[`steps.${index}`] ?? errors[`steps.${index}.userId`]}
            />
            <StepButton
              label={t('stepUp', { no: index + 1 })}
              disabled={index === 0}
              onClick={() => swap(index)}
            >
              <IconArrowUp size={15} />
            </StepButton>
            <StepButton
              label={t('removeStep', { no: index + 1 })}
              onClick={() => onChange(value.filter((_, at) => at !== index))}
            >
              <IconTrash size={15} />
            </StepButton>
          </Group>
        ))}
        <Button
          variant="default"
          size="xs"
          w="fit-content"
          leftSection={<IconPlus size={14} />}
          disabled={value.length >= MAX_STEPS}
          onClick={() => onChange([...value, ''])}
        >
          {t('addStep')}
        </Button>
      </Stack>
    </Fieldset>
  );
}

interface StepButtonProps {
  readonly label: string;
  readonly disabled?: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

function StepButton({ label, disabled, onClick, children }: StepButtonProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon size="lg" aria-label={label} disabled={disabled} onClick={onClick}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
