import { say } from '../language/say.ts';
import type { VitalReading } from '../live/vital-reading.ts';
import { statusText } from './status-text.ts';

type Told = Pick<VitalReading, 'age' | 'byHand' | 'freshness' | 'status'>;

const shortAge = (age: string): string => (age === 'now' ? '' : age.replace(/ ago$/, ''));
const list = (...parts: readonly (string | null)[]): string => parts.filter(Boolean).join(', ');

/** Where a value by hand stands, its source and age come before what the monitor says. */
export const vitalNote = ({ age, byHand, status }: Told): string =>
  byHand
    ? say('vitals.by-hand-value', { value: age === 'now' ? say('vitals.just-now') : age })
    : (statusText(status) ?? age);

/** The same for small tiles. */
export const shortVitalNote = ({ age, byHand, status }: Told): string =>
  byHand
    ? say('vitals.hand-age', { age: shortAge(age) }).trim()
    : (statusText(status, true) ?? shortAge(age));

/** A cuff's number that stands has its age with it, also while the next one is being measured or has failed. */
export function cuffNote(told: Told): string {
  const age = told.age === 'now' ? say('vitals.just-now') : told.age;
  if (told.byHand || told.freshness === 'gone') return vitalNote({ ...told, age });
  return list(age, statusText(told.status));
}

export function shortCuffNote(told: Told): string {
  if (told.byHand || told.freshness === 'gone') return shortVitalNote(told);
  return list(shortAge(told.age), statusText(told.status, true));
}
