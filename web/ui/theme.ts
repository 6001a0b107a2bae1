import {
  type CSSVariablesResolver,
  createTheme,
  type MantineColorsTuple,
  type MantineTheme,
} from '@mantine/core';

const harbour: MantineColorsTuple = [
  '#e6f7f4',
  '#d3ebe6',
  '#a8d6cd',
  '#79c0b2',
  '#52ad9b',
  '#38a18c',
  '#289b84',
  '#0f7c69',
  '#0b6e63',
  '#00564d',
];

export const theme = createTheme({
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  headings: { fontFamily: "'Inter Variable', system-ui, sans-serif", fontWeight: '650' },
  colors: { harbour },
  primaryColor: 'harbour',
  primaryShade: { light: 8, dark: 7 },
  defaultRadius: 'md',
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    // Hints stand below the field, so that fields side by side stand on one line.
    InputWrapper: { defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] } },
    // In its own colour the title is too faint on the light grounds of yellow and orange.
    Alert: {
      styles: (_theme: MantineTheme, { variant = 'light' }: { variant?: string }) =>
        variant === 'light' ? { title: { color: 'var(--mantine-color-text)' } } : {},
    },
    Button: { defaultProps: { size: 'sm' } },
    // A name needs a role to be the name of.
    Loader: { defaultProps: { role: 'status' } },
    Table: { defaultProps: { verticalSpacing: 'xs' } },
    // It puts something to focus among the items that is none.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    Modal: { defaultProps: { centered: true, overlayProps: { backgroundOpacity: 0.35, blur: 1 } } },
    Tooltip: { defaultProps: { withArrow: true, openDelay: 250, multiline: true, maw: 360 } },
  },
});

/** Mantine's grey for quiet text is too faint to pass WCAG AA on either ground. */
export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': 'var(--mantine-color-gray-7)',
    '--mantine-color-placeholder': 'var(--mantine-color-gray-7)',
    '--mantine-color-error': 'var(--mantine-color-red-9)',
    '--allot-ground': 'var(--mantine-color-gray-0)',
  },
  dark: {
    '--mantine-color-dimmed': 'var(--mantine-color-dark-1)',
    '--mantine-color-placeholder': 'var(--mantine-color-dark-1)',
    '--mantine-color-error': 'var(--mantine-color-red-4)',
    '--allot-ground': 'var(--mantine-color-dark-8)',
  },
});

/** The server writes a new one into each page it sends; without it the browser refuses style elements. */
export const styleNonce = (): string =>
  document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
