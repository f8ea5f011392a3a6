/** Where a page of the patient list ended: the sort key of its last row. Opaque to clients. */
import { AppError } from '../platform/errors.ts';

export interface PatientPageMark {
  readonly nameKey: string;
  readonly id: string;
}

const MARK = /^([0-9a-f-]{36})\.([A-Za-z0-9_-]*)$/;

export function writePatientMark({ nameKey, id }: PatientPageMark): string {
  return `${id}.${Buffer.from(nameKey, 'utf8').toString('base64url')}`;
}

/** Throws `bad-request` where the text is no mark. */
export function readPatientMark(text: string): PatientPageMark {
  const match = MARK.exec(text);
  if (!match?.[1]) throw new AppError('bad-request', 'This page of the list does not exist.');
  return { id: match[1], nameKey: Buffer.from(match[2] ?? '', 'base64url').toString('utf8') };
}
