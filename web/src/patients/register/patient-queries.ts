import { type Body, call } from '../../http/client.ts';

export type PatientToSave = Omit<Body<'POST /api/patients'>, 'id'>;
/** What a person may say of a course; the server adds the rest. */
export type CourseToSave = Omit<Body<'PUT /api/patients/:id/courses/:courseId'>, 'version'>;

export const getPatient = (id: string) => call('GET /api/patients/:id', { params: { id } });

/** `version` 0 registers. */
export function savePatient(id: string, version: number, patient: PatientToSave) {
  return version === 0
    ? call('POST /api/patients', { body: { ...patient, id } })
    : call('PUT /api/patients/:id', { params: { id }, body: { ...patient, version } });
}

/** `version` 0 begins the course. */
export function saveCourse(
  { id, patientId }: { readonly id: string; readonly patientId: string },
  version: number,
  course: CourseToSave,
) {
  const { status: _, ...begun } = course;
  return version === 0
    ? call('POST /api/patients/:id/courses', { params: { id: patientId }, body: { ...begun, id } })
    : call('PUT /api/patients/:id/courses/:courseId', {
        params: { id: patientId, courseId: id },
        body: { ...course, version },
      });
}

export const getTemplates = () => call('GET /api/schedule-templates');
