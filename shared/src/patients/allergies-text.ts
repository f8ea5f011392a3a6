import type { Allergies } from './patient.ts';

/** Nobody asked is never shown as none. */
export function allergiesText(allergies: Allergies): string {
  if (allergies === 'unknown') return 'Not known: nobody has asked';
  if ('none' in allergies) return 'None known';
  return allergies.list
    .map(({ substance, reaction }) =>
      reaction === undefined ? substance : `${substance} (${reaction})`,
    )
    .join(', ');
}
