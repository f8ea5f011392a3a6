import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROUTES } from './routes.ts';

const declared = globSync('*.routes.ts', { cwd: import.meta.dirname }).flatMap((file) => {
  const source = readFileSync(join(import.meta.dirname, file), 'utf8');
  return [...source.matchAll(/^ {2}'((?:GET|POST|PUT|DELETE) [^']+)'/gm)].map(([, name]) => name);
});

describe('the routes', () => {
  it('are each declared by one feature, and all of them are there', () => {
    expect(declared.toSorted()).toEqual(Object.keys(ROUTES).toSorted());
  });
});
