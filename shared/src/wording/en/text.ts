/** How texts are put together. */
export const text = {
  'text.then': '{first} {next}',
  'text.comma': '{first}, {next}',
  'text.semicolon': '{first}; {next}',
  'text.or': '{first} or {next}',
  'text.and': '{first} and {next}',
} as const;
