/**
 * Headings of the CSV files, for what writes and what reads them. A reader finds its columns by heading: within a version
 * columns are only added, and one that comes to mean something else gets another heading and the table its next version.
 */
import { SIGNAL_INFO, type Signal, type Vital } from '../vitals/catalogue.ts';

export const READINGS_FORMAT = 'chairside-readings@1';
export const READINGS = {
  measured: 'measured_at_utc',
  measuredInClinic: (timeZone: string) => `measured_at_clinic [${timeZone}]`,
  minute: 'minute_of_infusion [min]',
  value: (signal: Signal) => `${signal} [${SIGNAL_INFO[signal].ucum}]`,
  cuffTaken: 'cuff_taken_at_utc',
  late: 'late',
  status: (vital: Vital) => `${vital}_status`,
  invalid: (signal: Signal) => `${signal}_invalid_as_sent`,
  battery: 'monitor_battery [%]',
  batteryInvalid: 'monitor_battery_invalid_as_sent',
  arrived: 'arrived_at_utc',
  deviceTime: 'device_time_utc',
  stream: 'device_stream',
  clockUnset: 'device_clock_unset',
  seq: 'device_seq',
  unknown: 'unknown_as_stored',
} as const;

export const EVENTS_FORMAT = 'chairside-events@1';
export const EVENTS = {
  seq: 'seq',
  at: 'at_utc',
  atInClinic: (timeZone: string) => `at_clinic [${timeZone}]`,
  minute: 'minute_of_infusion [min]',
  recorded: 'recorded_at_utc',
  type: 'type',
  by: 'by',
  byKind: 'by_kind',
  byRole: 'by_role',
  subject: 'subject',
  grade: 'grade',
  text: 'text',
  body: 'body_json',
  command: 'command_id',
  event: 'event_id',
  hash: 'hash_sha256',
} as const;
