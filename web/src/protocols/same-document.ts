/** Whether two documents say the same, whatever the order in which their fields were written down. */
import type { ProtocolDocument } from '@chairside/shared/alarms/limits';

const inOrder = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

export const canonical = (value: unknown): string => JSON.stringify(value, inOrder);

export const sameDocument = (a: ProtocolDocument, b: ProtocolDocument): boolean =>
  a === b || canonical(a) === canonical(b);
