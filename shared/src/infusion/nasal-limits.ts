/** What is asked about an order of nasal devices, and what no reason passes. */

import { message } from '../wording/message.ts';
import { DEVICE_MG, devicesOf, FIRST_SESSION_MG, MOST_MG } from './nasal-devices.ts';
import { type FoundLimit, limit } from './order-limit.ts';
import { shown } from './rounding.ts';

/** `courseNumber`: which infusion of the course this is; null where no course is known. */
export function nasalLimits(doseMg: number, courseNumber: number | null): FoundLimit[] {
  const dose = shown(doseMg, 'mg');
  const devices = devicesOf(doseMg);
  if (devices === null) {
    const says = message('order.device-fraction', { dose, each: DEVICE_MG });
    return [limit('device-fraction', 'hard', says)];
  }
  if (doseMg > MOST_MG) {
    const says = message('order.devices-too-many', { dose, devices, most: MOST_MG });
    return [limit('devices-too-many', 'hard', says)];
  }
  const found: FoundLimit[] = [];
  if (doseMg < FIRST_SESSION_MG) {
    const says = message('order.device-single', {
      ...{ dose, first: FIRST_SESSION_MG, most: MOST_MG },
    });
    found.push(limit('device-single', 'soft', says));
  }
  if (doseMg !== FIRST_SESSION_MG && (courseNumber === null || courseNumber === 1)) {
    const says = message(
      courseNumber === null ? 'order.device-maybe-first' : 'order.device-first',
      { first: FIRST_SESSION_MG, dose },
    );
    found.push(limit('device-first-session', 'soft', says));
  }
  return found;
}
