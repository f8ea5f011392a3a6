import type { Identity } from '../access/identity.ts';
import { ClinicReadModel } from '../clinics/clinic.read-model.ts';
import type { Clock } from '../platform/clock.ts';
import type { Feature } from '../platform/feature.ts';
import type { Store } from '../store/ports/store.ts';
import { registerCourseRoutes } from './courses.routes.ts';
import { registerPatientRoutes } from './patients.routes.ts';
import { PatientsService } from './patients.service.ts';
import { ScheduleTemplatesService } from './schedule-templates.service.ts';

export interface PatientsNeeds {
  readonly identity: Identity;
  readonly store: Pick<Store, 'patients' | 'clinics'>;
  readonly clock: Clock;
}

export function patientsFeature({ identity, store, clock }: PatientsNeeds): Feature {
  const clinics = new ClinicReadModel(store.clinics);
  const patients = new PatientsService({ patients: store.patients, clinics, clock });
  const templates = new ScheduleTemplatesService(store.patients, clock);
  return {
    routes(app) {
      registerPatientRoutes(app, { identity, patients });
      registerCourseRoutes(app, { identity, patients, templates });
    },
  };
}
