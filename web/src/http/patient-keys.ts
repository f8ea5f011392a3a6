/** Keys of what is cached; a save of the patient makes all of one patient stale. */
export const KEYS = {
  list: ['patients'] as const,
  patient: (id: string) => ['patient', id] as const,
  versions: (id: string) => ['patient', id, 'versions'] as const,
  templates: ['schedule-templates'] as const,
};
