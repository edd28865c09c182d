// How Mantine's components are used here: sizes, shadows and behaviour named once.
import {
  ActionIcon,
  Alert,
  Badge,
  Button,
  Card,
  Drawer,
  Input,
  InputWrapper,
  Menu,
  Modal,
  MultiSelect,
  NavLink,
  Paper,
  Popover,
  SegmentedControl,
  Select,
  Skeleton,
  Table,
  Tabs,
  Tooltip,
  type MantineThemeComponents,
} from '@mantine/core';
import { LookupMessage } from '../forms/lookup-message';
import { DialogCloseIcon } from './dialog-close-icon';

/** Keyboard and touch users get what a hovering mouse gets. */
const TOOLTIP_EVENTS = { hover: true, focus: true, touch: true };

/** A list of choices is never empty without a word. */
const CHOICES = { defaultProps: { nothingFoundMessage: <LookupMessage /> } };

/** Choosing once more what is chosen keeps it: what may be empty has a button for that. */
const ONE_CHOICE = { defaultProps: { ...CHOICES.defaultProps, allowDeselect: false } };

const SMALL = { defaultProps: { size: 'sm' } };

export const COMPONENTS: MantineThemeComponents = {
  ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray' } }),
  Alert: Alert.extend({ defaultProps: { variant: 'light', radius: 'md' } }),
  Badge: Badge.extend({
    defaultProps: { variant: 'light', radius: 'sm', size: 'md' },
    styles: { root: { textTransform: 'none', fontWeight: 560, letterSpacing: 0 } },
  }),
  Button: Button.extend({
    defaultProps: { size: 'sm' },
    vars: (_theme, props) => ({
      root: props.size === 'sm' ? { '--button-padding-x': '14px' } : {},
    }),
    styles: { root: { fontWeight: 560 } },
  }),
  Card: Card.extend({ defaultProps: { withBorder: true, padding: 'md', radius: 'lg' } }),
  Checkbox: SMALL,
  Drawer: Drawer.extend({ defaultProps: { overlayProps: { backgroundOpacity: 0.35 } } }),
  Input: Input.extend({
    defaultProps: { size: 'sm' },
    styles: { wrapper: { '--input-bd': 'var(--dd-line-input)' } },
  }),
  InputWrapper: InputWrapper.extend({
    defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] },
    styles: { label: { fontWeight: 560, marginBottom: 4 }, description: { marginTop: 4 } },
  }),
  Menu: Menu.extend({ defaultProps: { shadow: 'md', withinPortal: true } }),
  Modal: Modal.extend({
    defaultProps: {
      centered: true,
      closeButtonProps: { icon: <DialogCloseIcon /> },
      radius: 'lg',
      overlayProps: { backgroundOpacity: 0.35, blur: 1 },
      transitionProps: { transition: 'pop', duration: 120 },
    },
    styles: { title: { fontWeight: 620, fontSize: 'var(--mantine-font-size-lg)' } },
  }),
  MultiSelect: MultiSelect.extend(CHOICES),
  NavLink: NavLink.extend({ defaultProps: { variant: 'light' } }),
  Paper: Paper.extend({ defaultProps: { radius: 'lg' } }),
  Popover: Popover.extend({ defaultProps: { shadow: 'md' } }),
  Radio: SMALL,
  SegmentedControl: SegmentedControl.extend({ defaultProps: { size: 'xs' } }),
  Select: Select.extend(ONE_CHOICE),
  Skeleton: Skeleton.extend({ defaultProps: { radius: 'sm' } }),
  Switch: SMALL,
  Table: Table.extend({ defaultProps: { verticalSpacing: 6, horizontalSpacing: 'sm' } }),
  Tabs: Tabs.extend({ styles: { tab: { fontWeight: 560 } } }),
  Tooltip: Tooltip.extend({
    defaultProps: { openDelay: 300, fz: 'xs', withArrow: false, events: TOOLTIP_EVENTS },
  }),
};
