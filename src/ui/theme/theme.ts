// The look of the product: calm, dense but airy. Tokens first, then how components use them.
import { createTheme, rem, type CSSVariablesResolver } from '@mantine/core';
import { COLORS } from './colors';
import { COMPONENTS } from './component-defaults';

export const theme = createTheme({
  primaryColor: 'petrol',
  // Shade 7 is the lightest petrol on which white text has a contrast above 4.5.
  primaryShade: { light: 7, dark: 7 },
  colors: COLORS,
  black: '#1f262d',
  fontFamily: 'var(--dd-font)',
  fontFamilyMonospace: 'var(--dd-font-mono)',
  headings: {
    fontFamily: 'var(--dd-font)',
    fontWeight: '620',
    textWrap: 'balance',
    sizes: {
      h1: { fontSize: rem(24), lineHeight: '1.3' },
      h2: { fontSize: rem(19), lineHeight: '1.35' },
      h3: { fontSize: rem(16), lineHeight: '1.4' },
      h4: { fontSize: rem(14), lineHeight: '1.45' },
      h5: { fontSize: rem(13), lineHeight: '1.5' },
      h6: { fontSize: rem(12), lineHeight: '1.5' },
    },
  },
  fontSizes: { xs: rem(12), sm: rem(13), md: rem(14), lg: rem(16), xl: rem(18) },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.55', xl: '1.6' },
  fontWeights: { regular: '400', medium: '560', bold: '650' },
  spacing: { xs: rem(8), sm: rem(12), md: rem(16), lg: rem(24), xl: rem(32) },
  radius: { xs: rem(3), sm: rem(5), md: rem(7), lg: rem(10), xl: rem(16) },
  defaultRadius: 'md',
  shadows: {
    xs: '0 1px 2px rgb(15 30 40 / 0.05)',
    sm: '0 1px 2px rgb(15 30 40 / 0.06), 0 2px 6px rgb(15 30 40 / 0.05)',
    md: '0 2px 4px rgb(15 30 40 / 0.05), 0 6px 16px rgb(15 30 40 / 0.08)',
    lg: '0 4px 8px rgb(15 30 40 / 0.05), 0 12px 32px rgb(15 30 40 / 0.12)',
    xl: '0 8px 16px rgb(15 30 40 / 0.06), 0 24px 56px rgb(15 30 40 / 0.18)',
  },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: COMPONENTS,
});

/** Tinted fills (badges, alerts, light buttons) with text that stays readable on them. */
function tints(scheme: 'light' | 'dark'): Record<string, string> {
  const variables: Record<string, string> = {};
  for (const [name, shades] of Object.entries(COLORS)) {
    if (name === 'dark') continue;
    const isDark = scheme === 'dark';
    const fill = (percent: number) => `color-mix(in srgb, ${shades[5]} ${percent}%, transparent)`;
    variables[`--mantine-color-${name}-light`] = isDark
      ? fill(17)
      : shades[name === 'gray' ? 1 : 0];
    variables[`--mantine-color-${name}-light-hover`] = isDark ? fill(25) : shades[1];
    variables[`--mantine-color-${name}-light-color`] = isDark ? shades[3] : shades[7];
  }
  return variables;
}

/** Surfaces and lines by role, so that components never choose a shade by scheme. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    ...tints('light'),
    // Three to one against the surface: the edge is what says that here is a field.
    '--dd-line-input': '#8c959d',
    '--mantine-color-body': '#ffffff',
    '--mantine-color-text': COLORS.gray[9],
    '--mantine-color-dimmed': '#5f6a73',
    '--mantine-color-anchor': COLORS.petrol[7],
    '--mantine-color-placeholder': '#717b84',
    '--mantine-color-error': COLORS.red[6],
    '--mantine-color-default-border': COLORS.gray[3],
    '--dd-canvas': '#f7f8fa',
    '--dd-surface': '#ffffff',
    '--dd-sunken': COLORS.gray[1],
    '--dd-hover': '#f1f4f6',
    '--dd-selected': COLORS.petrol[0],
    '--dd-line': COLORS.gray[2],
    '--dd-line-strong': COLORS.gray[3],
    '--dd-muted': '#5f6a73',
    '--dd-focus': COLORS.petrol[6],
    '--dd-grid': COLORS.gray[2],
    // Each at least three to one against the surface.
    '--dd-series-1': COLORS.petrol[6],
    '--dd-series-2': COLORS.amber[5],
    '--dd-series-3': COLORS.violet[5],
    '--dd-series-4': COLORS.blue[5],
    '--dd-series-5': COLORS.red[5],
    '--dd-series-6': COLORS.gray[6],
    '--dd-good': COLORS.green[7],
    '--dd-bad': COLORS.red[6],
    '--dd-warn': COLORS.amber[7],
  },
  dark: {
    ...tints('dark'),
    '--dd-line-input': COLORS.dark[3],
    '--mantine-color-body': COLORS.dark[6],
    '--mantine-color-text': COLORS.dark[0],
    '--mantine-color-dimmed': COLORS.dark[2],
    '--mantine-color-anchor': COLORS.petrol[4],
    '--mantine-color-placeholder': '#8b959c',
    '--mantine-color-error': COLORS.red[4],
    '--mantine-color-default-border': COLORS.dark[4],
    '--dd-canvas': COLORS.dark[7],
    '--dd-surface': COLORS.dark[6],
    '--dd-sunken': '#181d21',
    '--dd-hover': '#242a30',
    '--dd-selected': '#0d2f36',
    '--dd-line': '#2a3035',
    '--dd-line-strong': COLORS.dark[4],
    '--dd-muted': COLORS.dark[2],
    '--dd-focus': COLORS.petrol[4],
    '--dd-grid': '#2a3035',
    '--dd-series-1': COLORS.petrol[5],
    '--dd-series-2': COLORS.amber[4],
    '--dd-series-3': COLORS.violet[4],
    '--dd-series-4': COLORS.blue[5],
    '--dd-series-5': COLORS.red[5],
    '--dd-series-6': COLORS.gray[6],
    '--dd-good': COLORS.green[4],
    '--dd-bad': COLORS.red[4],
    '--dd-warn': COLORS.amber[4],
  },
});
