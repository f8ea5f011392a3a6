/** The words of `web/src/ui`. */
export const ui = {
  'ui.cancel': 'Cancel',
  'ui.loading': 'Loading',
  'ui.more-are-there': ', more are there',
  'ui.show-more': 'Show more',
  'ui.try-again': 'Try again',
  'ui.what-is-shown-may-be-out': 'What is shown may be out of date.',
} as const;
