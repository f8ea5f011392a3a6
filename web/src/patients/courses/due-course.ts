/** Which of a patient's running courses a session of today belongs to. */

import type { Course } from '@chairside/shared/patients/course';
import { planDates } from '@chairside/shared/patients/schedule';
import { DEFAULT_SCHEDULE_TEMPLATES } from '@chairside/shared/patients/schedule-templates';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { KEYS } from '../../http/patient-keys.ts';
import { useToday } from '../../live/use-today.ts';
import { getPatient, getTemplates } from '../register/patient-queries.ts';

type Planned = Pick<Course, 'id' | 'schedule' | 'startedOn' | 'given'>;

/** The next infusion of a course by its plan, YYYY-MM-DD; null where nothing more is planned. */
function nextPlanned({ schedule, startedOn, given }: Planned, closedWeekdays: readonly number[]) {
  const open = schedule.at(-1)?.times === null;
  const plan = planDates(schedule, startedOn, {
    closedWeekdays,
    maintenance: open ? given + 1 : 0,
  });
  return plan[given]?.date ?? null;
}

/** The one whose infusion has been due for longest; else null. `today`: the clinic's day. */
export function dueCourse(
  courses: readonly Planned[],
  today: string,
  closedWeekdays: readonly number[],
): string | null {
  const due = courses.flatMap((course) => {
    const date = nextPlanned(course, closedWeekdays);
    return date === null || date > today ? [] : [{ id: course.id, date }];
  });
  return due.sort((a, b) => a.date.localeCompare(b.date))[0]?.id ?? null;
}

/**
 * The running courses of a patient, and which one is chosen: until a person chooses, the one that is due, or the only
 * one that runs.
 */
export function useCourseChoice(patientId: string | null) {
  const [choice, setChoice] = useState<{ patientId: string; courseId: string } | null>(null);
  const today = useToday();
  const query = useQuery({
    queryKey: KEYS.patient(patientId ?? ''),
    queryFn: () => getPatient(patientId ?? ''),
    enabled: patientId !== null,
    staleTime: 10_000,
  });
  const templates = useQuery({
    queryKey: KEYS.templates,
    queryFn: getTemplates,
    enabled: patientId !== null,
    staleTime: 60_000,
  });
  const closed = (templates.data ?? DEFAULT_SCHEDULE_TEMPLATES).closedWeekdays;
  const courses = (query.data?.courses ?? []).filter(({ status }) => status === 'active');
  const due = dueCourse(courses, today, closed);
  const only = courses.length === 1 ? courses[0]?.id : undefined;
  const own = choice !== null && choice.patientId === patientId ? choice.courseId : null;
  return {
    courses,
    due,
    courseId: own ?? due ?? only ?? '',
    choose: (courseId: string) => patientId !== null && setChoice({ patientId, courseId }),
  };
}
