import { describe, expect, it } from 'vitest';
import { problemToError } from './problem.ts';

const refused = (says: unknown) =>
  problemToError(422, {
    ...{ type: 'urn:chairside:problem:command-refused', title: 'Refused', status: 422 },
    ...{ code: 'command-refused', refusal: 'device-dose', detail: 'In English.', says },
  });

describe('a refusal as the server answers it', () => {
  it('WD-600 is said by its message', () => {
    const args = { holds: '28 mg', given: '5 mg' };
    expect(refused({ key: 'refusals.device-holds', args }).message).toBe(
      'A device holds 28 mg, not 5 mg.',
    );
  });

  it.each([
    ['none', undefined],
    ['of a key that this page does not know', { key: 'refusals.of-tomorrow' }],
    ['without its arguments', { key: 'refusals.device-holds' }],
    ['with other arguments', { key: 'refusals.device-holds', args: { amount: '5 mg' } }],
    ['that is none', 'refusals.device-holds'],
  ])('WD-600 is said in English where the message is %s', (_case, says) => {
    const error = refused(says);
    expect([error.message, error.refusal, error.retryable]).toEqual([
      ...['In English.', 'device-dose', false],
    ]);
  });
});
