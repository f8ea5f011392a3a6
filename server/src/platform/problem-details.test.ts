import { ERROR_CODES, type ErrorCode, problemSchema } from '@chairside/shared/wire/errors';
import { describe, expect, it } from 'vitest';
import { AppError, toWireError } from './errors.ts';
import { toProblem } from './problem-details.ts';

const codes = Object.keys(ERROR_CODES) as ErrorCode[];

describe('problem details', () => {
  it.each(codes)('DM-02 %s keeps its code and its status', (code) => {
    const problem = problemSchema.parse(toProblem(new AppError(code, 'A sentence.')));
    expect(problem).toMatchObject({ code, status: ERROR_CODES[code].status });
  });

  it('DM-02 hides what went wrong inside', () => {
    for (const error of [
      new Error('password=secret'),
      new AppError('internal', 'row 17 of secret'),
      'secret',
      null,
    ]) {
      const problem = toProblem(error);
      expect(problem).toMatchObject({ status: 500, code: 'internal' });
      expect(JSON.stringify(problem)).not.toContain('secret');
    }
  });

  it('DM-02 tells what a person can use', () => {
    const issues = [{ path: 'timeZone', message: 'must exist' }];
    const refused = toProblem(
      new AppError('command-refused', 'No baseline.', { refusal: 'no-baseline', issues }),
    );
    expect(refused).toMatchObject({ detail: 'No baseline.', refusal: 'no-baseline', issues });
    expect(toProblem(new AppError('not-recording', 'Not saved yet.')).detail).toBe(
      'Not saved yet.',
    );
  });

  it('DM-02 keeps the code of a refusal from a lower layer', () => {
    const lower = Object.assign(new Error('held by a session'), { code: 'channel-taken' });
    expect(toProblem(lower)).toMatchObject({ status: 409, code: 'channel-taken' });
    expect(toWireError(lower)).toMatchObject({ code: 'channel-taken', retryable: false });
    const cut = Object.assign(new Error('connect 10.0.0.1'), { code: 'ECONNREFUSED' });
    const wrapped = new Error('Failed query: select secret', { cause: cut });
    for (const away of [cut, wrapped, new Error('Connection terminated unexpectedly')]) {
      expect(toProblem(away)).toMatchObject({ status: 503, code: 'not-recording' });
      expect(toWireError(away)).toMatchObject({ code: 'not-recording', retryable: true });
      expect(JSON.stringify(toProblem(away))).not.toMatch(/secret|10\.0\.0\.1/);
    }
    const foreign = Object.assign(new Error('refused 10.0.0.1'), { code: 'ERR_ODD' });
    expect(toProblem(foreign).code).toBe('internal');
    expect(toWireError(foreign).message).not.toContain('10.0.0.1');
  });
});
