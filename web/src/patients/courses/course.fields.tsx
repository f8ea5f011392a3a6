import type { Course } from '@chairside/shared/patients/course';
import { INDICATION_CATALOGUE } from '@chairside/shared/patients/indications';
import { NativeSelect } from '@mantine/core';
import { say } from '../../language/say.ts';

interface Props {
  readonly courses: readonly Course[];
  /** The one that is due, where one is. */
  readonly due: string | null;
  readonly value: string;
  readonly onChange: (courseId: string) => void;
}

/** "Infusion n of m": which of the running courses this session belongs to. */
export function CourseSelect({ courses, due, value, onChange }: Props) {
  if (courses.length === 0) return null;
  return (
    <NativeSelect
      size="md"
      label={say('patients-courses.course')}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={[
        { value: '', label: say('patients-courses.none') },
        ...courses.map(({ id, indication, given, planned }) => ({
          value: id,
          label: say('patients-courses.label-infusion-given-of-planned', {
            label: INDICATION_CATALOGUE[indication].label,
            given: given + 1,
            planned,
            value: id === due ? say('patients-courses.due') : '',
          }),
        })),
      ]}
    />
  );
}
