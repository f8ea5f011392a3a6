/** Stands in the README, on the sign-in page and in every report. */
export const SECONDARY_DISPLAY =
  'Chairside is a secondary display: the bedside monitor stays the primary alarm.';
