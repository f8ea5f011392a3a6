import { type Schedule, scheduleSchema } from '@chairside/shared/patients/schedule';

/** By path within the schedule, '' for the whole: what to do about it. */
export function scheduleProblems(schedule: Schedule): Record<string, string> {
  const problems: Record<string, string> = {};
  for (const { path, message, code } of scheduleSchema.safeParse(schedule).error?.issues ?? []) {
    const field = path.at(-1);
    const text =
      code === 'custom'
        ? `${message[0]?.toUpperCase()}${message.slice(1)}.`
        : field === 'label'
          ? 'Name the part.'
          : field === 'infusions'
            ? '1 to 7.'
            : '1 to 60.';
    problems[path.join('.')] ??= text;
  }
  return problems;
}
