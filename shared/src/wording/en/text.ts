/** How texts are put together. */
export const text = {
  'text.then': '{first} {next}',
} as const;
