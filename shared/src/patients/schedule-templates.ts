/** Schedules to begin a course from; each clinic edits its own. */
import { z } from 'zod';
import { storableText } from '../text/storable-text.ts';
import { scheduleSchema } from './schedule.ts';

export const scheduleTemplateSchema = z.object({
  /** Kebab-case; unique within the clinic. */
  id: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .max(60),
  name: storableText(80),
  schedule: scheduleSchema,
  /** Where it comes from: source ids of docs/clinical-sources.md, and words. */
  source: z.object({ ids: z.array(z.string().max(20)).max(10), note: storableText(300) }),
});
export type ScheduleTemplate = z.infer<typeof scheduleTemplateSchema>;

export const scheduleTemplatesSchema = z.object({
  templates: z
    .array(scheduleTemplateSchema)
    .max(40)
    .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'an id occurs twice'),
  /** 1 Monday to 7 Sunday: the clinic gives no infusions on these. */
  closedWeekdays: z.array(z.number().int().min(1).max(7)).max(6),
});
/** The templates of a clinic, as one document. */
export type ScheduleTemplates = z.infer<typeof scheduleTemplatesSchema>;

/** What an earlier release wrote into the notes that it shipped: the product's own name of a text that it began with. */
const OWN_NAME = / *\(seed text [AN]\)/g;

/** For courses that begin now; what is saved stays as it was saved. */
export function withoutOwnNames(document: ScheduleTemplates): ScheduleTemplates {
  const templates = document.templates.map((one) => ({
    ...one,
    source: { ...one.source, note: one.source.note.replaceAll(OWN_NAME, '') },
  }));
  return { ...document, templates };
}

/** What a clinic has until it edits them (docs/clinical.md 4.5). */
export const DEFAULT_SCHEDULE_TEMPLATES: ScheduleTemplates = {
  templates: [
    {
      id: 'five-weeks-and-maintenance',
      name: 'Five weeks, then monthly',
      schedule: [
        { label: 'Week 1', every: 'week', times: 1, infusions: 3 },
        { label: 'Week 2', every: 'week', times: 1, infusions: 2 },
        { label: 'Weeks 3 to 5', every: 'week', times: 3, infusions: 1 },
        { label: 'Maintenance', every: 'month', times: null, infusions: 1 },
      ],
      source: { ids: ['A'], note: 'As a group of treatment centers describes it.' },
    },
    {
      id: 'six-infusions',
      name: 'Six infusions in two weeks',
      schedule: [{ label: 'Weeks 1 and 2', every: 'week', times: 2, infusions: 3 }],
      source: {
        ids: ['S33'],
        note: 'A typical course is 4 to 6 infusions; three a week is a clinic default, not from a published source.',
      },
    },
    {
      id: 'esketamine',
      name: 'Esketamine',
      schedule: [
        { label: 'Weeks 1 to 4', every: 'week', times: 4, infusions: 2 },
        { label: 'Weeks 5 to 8', every: 'week', times: 4, infusions: 1 },
        { label: 'From week 9', every: 'week', times: null, infusions: 1 },
      ],
      source: {
        ids: ['S94'],
        note: 'Twice weekly in weeks 1 to 4, weekly in weeks 5 to 8, then weekly or every two weeks.',
      },
    },
    {
      id: 'pain-ten-days',
      name: 'Pain, daily for ten days',
      schedule: [{ label: 'Days 1 to 10', every: 'day', times: 10, infusions: 1 }],
      source: {
        ids: ['S34', 'S35'],
        note: 'Complex regional pain syndrome: 4 hours a day for 10 days.',
      },
    },
    {
      id: 'single',
      name: 'One infusion',
      schedule: [{ label: 'One infusion', every: 'day', times: 1, infusions: 1 }],
      source: { ids: [], note: 'Clinic default, not from a published source.' },
    },
  ],
  closedWeekdays: [6, 7],
};
