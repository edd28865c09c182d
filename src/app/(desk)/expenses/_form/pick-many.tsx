'use client';
// Several of one kind: found by searching, kept as pills that can be taken away.
import { Group, Pill, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { EntityPicker, type Picked, type PickerOption, type SearchFunction } from '@/ui/forms';

export interface PickManyProps {
  readonly label: string;
  readonly error?: ReactNode;
  readonly search: SearchFunction<PickerOption>;
  readonly value?: readonly Picked[];
  readonly onChange?: (picked: Picked[]) => void;
}

export function PickMany({ label, error, search, value = [], onChange }: PickManyProps) {
  return (
    <Stack gap={6}>
      <EntityPicker
        label={label}
        error={error}
        search={search}
        value={null}
        onChange={(option) => {
          if (!option || value.some((one) => one.id === option.id)) return;
          const { id, label: name, description } = option;
          onChange?.([...value, { id, label: description ? `${name} ${description}` : name }]);
        }}
      />
      <Group gap={6}>
        {value.map((one) => (
          <Pill
            key={one.id}
            withRemoveButton
            onRemove={() => onChange?.(value.filter(({ id }) => id !== one.id))}
          >
            {one.label}
          </Pill>
        ))}
      </Group>
    </Stack>
  );
}
