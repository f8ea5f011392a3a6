import { type Schedule, scheduleSchema } from '@chairside/shared/patients/schedule';
import { say } from '../../language/say.ts';

/** By path within the schedule, '' for the whole: what to do about it. */
export function scheduleProblems(schedule: Schedule): Record<string, string> {
  const problems: Record<string, string> = {};
  for (const { path, message, code } of scheduleSchema.safeParse(schedule).error?.issues ?? []) {
    const field = path.at(-1);
    const text =
      code === 'custom'
        ? `${message[0]?.toUpperCase()}${message.slice(1)}.`
        : field === 'label'
          ? say('patients-courses.name-the-part')
          : field === 'infusions'
            ? say('patients-courses.1-to-7')
            : say('patients-courses.1-to-60');
    problems[path.join('.')] ??= text;
  }
  return problems;
}
