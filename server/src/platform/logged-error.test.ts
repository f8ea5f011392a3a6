import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { AppError } from './errors.ts';
import { loggedError } from './logged-error.ts';

const ANNA = 'Anna Example';
/** As the driver makes them. */
const ofDriver = Object.assign(new Error(`invalid input syntax for type uuid: "${ANNA}"`), {
  ...{
    severity: 'ERROR',
    code: '22P02',
    routine: 'string_to_uuid',
    detail: `Key (name)=(${ANNA})`,
  },
});
const ofBuilder = Object.assign(
  new Error(`Failed query: insert ...\nparams: ${ANNA}`, { cause: ofDriver }),
  {
    ...{ query: 'insert', params: [ANNA] },
  },
);
const json = (): unknown => {
  try {
    return JSON.parse(`${ANNA} {`);
  } catch (error) {
    return error;
  }
};

describe('failures in the log', () => {
  it.each([
    ['the driver', ofDriver],
    ['the query builder', ofBuilder],
    ['ours, around it', new AppError('internal', 'It failed.', { cause: ofBuilder })],
    ['a text that is no JSON', json()],
    ['a schema', z.object({ name: z.literal('x') }).safeParse({ name: ANNA }).error],
    ['no error at all', ANNA],
  ])('DM-103 %s: nothing of whom', (_name, error) => {
    expect(JSON.stringify(loggedError(error))).not.toContain('Anna');
  });

  it('DM-103 says of the database which SQLSTATE, and of others what happened and where', () => {
    const wrapped = loggedError(new AppError('internal', 'It failed.', { cause: ofBuilder }));
    expect(wrapped).toMatchObject({ type: 'AppError', code: 'internal', message: 'It failed.' });
    expect(wrapped.cause?.cause).toMatchObject({ sqlstate: '22P02' });
    expect(loggedError(new TypeError('x is not a function'))).toMatchObject({
      ...{ type: 'TypeError', message: 'x is not a function' },
      stack: expect.stringContaining('logged-error.test.ts'),
    });
  });
});
