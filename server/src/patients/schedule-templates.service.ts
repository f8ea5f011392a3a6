import {
  DEFAULT_SCHEDULE_TEMPLATES,
  type ScheduleTemplates,
  withoutOwnNames,
} from '@chairside/shared/patients/schedule-templates';
import type { SavedTemplates } from '@chairside/shared/wire/patients';
import type { SignedIn } from '../access/identity.ts';
import type { Clock } from '../platform/clock.ts';
import type { PatientStore, Version } from '../store/ports/patients.ts';

type TemplateStore = Pick<PatientStore, 'templates' | 'templateVersions' | 'saveTemplates'>;

function shown(saved: Version<ScheduleTemplates>): SavedTemplates {
  const { version, at, by, document } = saved;
  return { ...document, version, saved: { at, by } };
}

/** The schedules that a clinic begins its courses from. */
export class ScheduleTemplatesService {
  readonly #store: TemplateStore;
  readonly #clock: Clock;

  constructor(store: TemplateStore, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  async get(clinicId: number): Promise<SavedTemplates> {
    const saved = await this.#store.templates(clinicId);
    return saved
      ? shown({ ...saved, document: withoutOwnNames(saved.document) })
      : { ...DEFAULT_SCHEDULE_TEMPLATES, version: 0, saved: null };
  }

  /** Newest first; empty where nobody has changed what the product brings. */
  versions(clinicId: number): Promise<Version<ScheduleTemplates>[]> {
    return this.#store.templateVersions(clinicId);
  }

  /** `version`: what the change was made from, 0 for what the product brings. @throws AppError `version-conflict` */
  async save(by: SignedIn, version: number, document: ScheduleTemplates): Promise<SavedTemplates> {
    const saved = { version: version + 1, at: this.#clock.now(), by: by.actor, document };
    return shown(await this.#store.saveTemplates(by.clinicId, saved));
  }
}
