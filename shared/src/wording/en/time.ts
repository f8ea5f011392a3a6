/** The words of `web/src/time`. */
export const time = {
  'time.value-min': '{value} min',
} as const;
