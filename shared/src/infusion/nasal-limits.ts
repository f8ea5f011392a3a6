/** What is asked about an order of nasal devices, and what no reason passes. */
import { DEVICE_MG, devicesOf, FIRST_SESSION_MG, MOST_MG } from './nasal-devices.ts';
import { type FoundLimit, limit } from './order-limit.ts';
import { shown } from './rounding.ts';

/** `courseNumber`: which infusion of the course this is; null where no course is known. */
export function nasalLimits(doseMg: number, courseNumber: number | null): FoundLimit[] {
  const dose = shown(doseMg, 'mg');
  const devices = devicesOf(doseMg);
  if (devices === null) {
    const text = `${dose} is not a whole number of devices: each holds ${DEVICE_MG} mg.`;
    return [limit('device-fraction', 'hard', text)];
  }
  if (doseMg > MOST_MG) {
    const text = `${dose} is ${devices} devices; more than ${MOST_MG} mg is not given in one session.`;
    return [limit('devices-too-many', 'hard', text)];
  }
  const found: FoundLimit[] = [];
  if (doseMg < FIRST_SESSION_MG) {
    const text = `${dose} is one device; usual are ${FIRST_SESSION_MG} and ${MOST_MG} mg.`;
    found.push(limit('device-single', 'soft', text));
  }
  if (doseMg !== FIRST_SESSION_MG && (courseNumber === null || courseNumber === 1)) {
    const first =
      courseNumber === null
        ? 'No course is chosen, so this may be the first session'
        : 'This is the first session of the course';
    const text = `${first}: it begins with ${FIRST_SESSION_MG} mg, the order says ${dose}.`;
    found.push(limit('device-first-session', 'soft', text));
  }
  return found;
}
