import { inEnglish } from '../wording/in-english.ts';

/** Stands in the README, on the sign-in page and in every report. */
export const SECONDARY_DISPLAY = inEnglish.say('shell.secondary-display');
