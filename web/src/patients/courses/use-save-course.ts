import { useMutation, useQueryClient } from '@tanstack/react-query';
import { KEYS } from '../../http/patient-keys.ts';
import { type CourseToSave, saveCourse } from '../register/patient-queries.ts';

interface Saving {
  /** What the change was made from; 0 begins the course. */
  readonly version: number;
  readonly course: CourseToSave;
}

/** Saves a course and reads its patient again: also after a conflict, so that the page shows what is saved now. */
export function useSaveCourse(
  of: { readonly id: string; readonly patientId: string },
  onDone: () => void,
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ version, course }: Saving) => saveCourse(of, version, course),
    onSettled: () => client.invalidateQueries({ queryKey: KEYS.patient(of.patientId) }),
    onSuccess: onDone,
  });
}
