/** Spans of time, and text that is data. */
export const units = {
  'units.seconds': '{n} s',
  'units.minutes': '{n} min',
  'units.text': '{text}',
} as const;
