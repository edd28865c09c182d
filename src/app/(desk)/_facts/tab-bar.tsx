// The tabs of a document's page on one line; on a narrow screen the line is pushed sideways.
import { Tabs } from '@mantine/core';
import classes from './facts.module.css';

export interface TabBarProps<Name extends string> {
  readonly tabs: readonly { readonly name: Name; readonly label: string }[];
}

export function TabBar<Name extends string>({ tabs }: TabBarProps<Name>) {
  return (
    <Tabs.List className={classes.tabs}>
      {tabs.map(({ name, label }) => (
        <Tabs.Tab key={name} value={name}>
          {label}
        </Tabs.Tab>
      ))}
    </Tabs.List>
  );
}
