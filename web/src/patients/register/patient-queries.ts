import type { Course } from '@chairside/shared/patients/course';
import type { FollowUp, NewFollowUp } from '@chairside/shared/patients/follow-up';
import type { Patient } from '@chairside/shared/patients/patient';
import type { NewWeight, Weight } from '@chairside/shared/patients/weight';
import type {
  changedTemplatesSchema,
  courseVersionsSchema,
  newPatientSchema,
  PatientDetail,
  PatientList,
  patientVersionsSchema,
  SavedTemplates,
  templateVersionsSchema,
} from '@chairside/shared/wire/patients';
import type { z } from 'zod';
import { request } from '../../http/client.ts';

type Versions<T extends z.ZodType> = z.infer<T>;
export type PatientToSave = Omit<z.input<typeof newPatientSchema>, 'id'>;
export type PatientVersions = Versions<typeof patientVersionsSchema>;
export type CourseVersions = Versions<typeof courseVersionsSchema>;
export type TemplateVersions = Versions<typeof templateVersionsSchema>;
export type TemplatesToSave = z.input<typeof changedTemplatesSchema>;
/** What a person may say of a course; the server adds the rest. */
export type CourseToSave = Pick<Course, 'indication' | 'schedule' | 'startedOn' | 'status'> &
  Partial<Pick<Course, 'indicationNote' | 'statusReason'>>;

const path = (id: string) => `/patients/${encodeURIComponent(id)}`;
const post = <T>(to: string, body: unknown) => request<T>(to, { method: 'POST', body });
const put = <T>(to: string, body: unknown) => request<T>(to, { method: 'PUT', body });

export const findPatients = (search: string, limit: number, before: string | null = null) =>
  request<PatientList>(
    `/patients?limit=${limit}${search === '' ? '' : `&search=${encodeURIComponent(search)}`}${
      before === null ? '' : `&before=${encodeURIComponent(before)}`
    }`,
  );
export const getPatient = (id: string) => request<PatientDetail>(path(id));
export const getPatientVersions = (id: string) => request<PatientVersions>(`${path(id)}/versions`);

/** `version` 0 registers. */
export function savePatient(id: string, version: number, patient: PatientToSave): Promise<Patient> {
  return version === 0
    ? post('/patients', { ...patient, id })
    : put(path(id), { ...patient, version });
}

export const addWeight = (id: string, weight: NewWeight) =>
  post<Weight>(`${path(id)}/weights`, weight);
export const addFollowUp = (id: string, entry: NewFollowUp) =>
  post<FollowUp>(`${path(id)}/follow-ups`, entry);

/** `version` 0 begins the course. */
export function saveCourse(
  of: { readonly id: string; readonly patientId: string },
  version: number,
  course: CourseToSave,
): Promise<Course> {
  return version === 0
    ? post(`${path(of.patientId)}/courses`, { ...course, id: of.id })
    : put(`${path(of.patientId)}/courses/${encodeURIComponent(of.id)}`, { ...course, version });
}
export const getCourseVersions = (of: { readonly id: string; readonly patientId: string }) =>
  request<CourseVersions>(`${path(of.patientId)}/courses/${encodeURIComponent(of.id)}/versions`);

export const getTemplates = () => request<SavedTemplates>('/schedule-templates');
export const saveTemplates = (templates: TemplatesToSave) =>
  put<SavedTemplates>('/schedule-templates', templates);
export const getTemplateVersions = () => request<TemplateVersions>('/schedule-templates/versions');
