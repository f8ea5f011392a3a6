import {
  Button,
  createTheme,
  localStorageColorSchemeManager,
  type MantineColorsTuple,
  PasswordInput,
} from '@mantine/core';
import { say } from '../language/say.ts';

/** Muted steel blue: actions must never be mistaken for an alarm. */
const steel: MantineColorsTuple = [
  '#eef4f9',
  '#dde8f1',
  '#b9d0e2',
  '#92b5d2',
  '#719fc4',
  '#5b8fb9',
  '#487799',
  '#35546f',
  '#2a4860',
  '#1d3950',
];

/** Night surfaces, so that Mantine's own components stand on the same ground as ours. */
const dark: MantineColorsTuple = [
  '#e8edf1',
  '#b3bfc9',
  '#8b99a5',
  '#5b6a77',
  '#43525f',
  '#2b3743',
  '#1e2832',
  '#161e26',
  '#0f151b',
  '#0a0f14',
];

export const theme = createTheme({
  fontFamily: '"Inter Variable", system-ui, sans-serif',
  primaryColor: 'steel',
  primaryShade: { light: 7, dark: 7 },
  colors: { steel, dark },
  defaultRadius: 6,
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  components: {
    Button: Button.extend({ defaultProps: { fw: 600 } }),
    PasswordInput: PasswordInput.extend({
      defaultProps: {
        visibilityToggleButtonProps: { 'aria-label': say('shell.show-or-hide-the-password') },
      },
    }),
  },
});

/** Night is the default of a station; the choice is kept on this machine. */
export const colourSchemes = localStorageColorSchemeManager({ key: 'chairside-theme' });
