/**
 * `npm run mutants [-- --list]`: changes the alarm engine in one small way after the other and counts how many of the
 * changes its own tests notice. What is evaluated once at import (constants, tables) cannot be switched and is not tried.
 */
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { expectation } from './expectations.ts';
import { instrument, type Mutant } from './mutants.ts';

const { values } = parseArgs({ options: { list: { type: 'boolean', default: false } } });
const ROOT = join(import.meta.dirname, '../..');
const ENGINE = [
  'audio',
  'combine',
  'conditions',
  'cuff-cadence',
  'due',
  'effect-alarms',
  'faults',
  'judge',
  'life',
  'manual',
  'manual-entries',
  'plan',
  'quiet-room',
  'read',
  'run',
  'score-entries',
  'scores',
  'shown-age',
  'step',
  'technical',
  'wording',
];
const TESTS = [
  'apnoea',
  'assessments',
  'audio',
  'combine',
  'cuff-cadence',
  'cuff-grid',
  'cuff',
  'default-protocol',
  'corners',
  'equipment',
  'guard-rails.property',
  'manual',
  'manual-entries',
  'quiet-room',
  'scores',
  'step',
  'technical',
  'wording',
  'step.property',
];
/** A change may make a loop endless: no run of a test asks so often. */
const MOST_QUESTIONS = 20_000_000;

interface Run {
  readonly name: string;
  readonly body: () => unknown;
  ms: number;
  readonly asked: Set<number>;
}

const runs: Run[] = [];
const it = (name: string, body: () => unknown) => {
  runs.push({ name, body, ms: 0, asked: new Set() });
};
const each =
  (rows: readonly unknown[]) =>
  (name: string, body: (...row: readonly unknown[]) => unknown): void => {
    for (const row of rows) {
      const cells: readonly unknown[] = Array.isArray(row) ? row : [row];
      it(`${name} ${JSON.stringify(row)}`, () => body(...cells));
    }
  };
const shim = {
  it: Object.assign(it, { each }),
  describe: (_: string, body: () => void) => body(),
  expect: expectation,
};

let active = -1;
let questions = 0;
let asked = new Set<number>();
function isActive(id: number): boolean {
  questions += 1;
  if (questions > MOST_QUESTIONS) throw new Error('endless');
  asked.add(id);
  return id === active;
}
const forget: (() => void)[] = [];
Object.assign(globalThis, { __mutant: isActive, __shim: shim, __forget: forget });

const folder = mkdtempSync(join(tmpdir(), 'mutants-'));

/** What the engine keeps from one call to the next would hide a change from every test but the first. */
const KEPT = 'const plans = new WeakMap';
const forgetful = (code: string): string =>
  code.replace(
    KEPT,
    `globalThis.__forget.push(() => { plans = new WeakMap(); });\nlet plans = new WeakMap`,
  );

async function load(): Promise<Mutant[]> {
  cpSync(join(ROOT, 'shared/src'), join(folder, 'shared/src'), { recursive: true });
  cpSync(join(ROOT, 'docs'), join(folder, 'docs'), { recursive: true });
  const packages = join(folder, 'node_modules');
  mkdirSync(join(packages, 'vitest'), { recursive: true });
  for (const name of ['zod', 'fast-check']) {
    symlinkSync(join(ROOT, 'node_modules', name), join(packages, name));
  }
  writeFileSync(join(packages, 'vitest/package.json'), '{"type":"module","main":"./shim.js"}');
  writeFileSync(
    join(packages, 'vitest/shim.js'),
    'export const { it, describe, expect } = globalThis.__shim;\n',
  );
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  const mutants: Mutant[] = [];
  for (const name of ENGINE) {
    const path = `shared/src/alarms/${name}.ts`;
    const made = instrument(path, readFileSync(join(ROOT, path), 'utf8'), mutants.length);
    writeFileSync(join(folder, path), forgetful(made.code));
    mutants.push(...made.mutants);
  }
  if (!readFileSync(join(folder, 'shared/src/alarms/plan.ts'), 'utf8').includes('__forget')) {
    throw new Error('plan.ts keeps its plans in another way');
  }
  for (const name of TESTS) {
    await import(pathToFileURL(join(folder, `shared/src/alarms/${name}.test.ts`)).href);
  }
  return mutants;
}

/** True where the test holds. */
async function holds(run: Run): Promise<boolean> {
  questions = 0;
  for (const one of forget) one();
  try {
    await run.body();
    return true;
  } catch {
    return false;
  }
}

async function firstToFail(id: number): Promise<Run | null> {
  active = id;
  for (const run of runs) {
    if (run.asked.has(id) && !(await holds(run))) return run;
  }
  return null;
}

async function main(): Promise<boolean> {
  fc.configureGlobal({ numRuns: 25, seed: 20, endOnFailure: true });
  const mutants = await load();
  for (const run of runs) {
    asked = run.asked;
    const began = performance.now();
    if (!(await holds(run))) throw new Error(`fails without any change: ${run.name}`);
    run.ms = performance.now() - began;
  }
  asked = new Set();
  runs.sort((a, b) => a.ms - b.ms);
  const survivors: Mutant[] = [];
  const byFile = new Map<string, { killed: number; all: number }>();
  for (const mutant of mutants) {
    const count = byFile.get(mutant.path) ?? { killed: 0, all: 0 };
    byFile.set(mutant.path, count);
    count.all += 1;
    if ((await firstToFail(mutant.id)) === null) survivors.push(mutant);
    else count.killed += 1;
  }
  const say = (line: string) => process.stdout.write(`${line}\n`);
  const share = (killed: number, all: number) => `${((100 * killed) / all).toFixed(1)} %`;
  for (const [path, { killed, all }] of byFile) {
    say(`${share(killed, all).padStart(8)}  ${killed}/${all}  ${path}`);
  }
  if (values.list) {
    for (const { path, line, from, to } of survivors) {
      say(
        `${path}:${line}  ${from.replaceAll(/\s+/g, ' ')}  ->  ${to === '' ? '(nothing)' : to.replaceAll(/\s+/g, ' ')}`,
      );
    }
  }
  const killed = mutants.length - survivors.length;
  say(`noticed ${killed} of ${mutants.length} changes: ${share(killed, mutants.length)}`);
  return killed / mutants.length >= 0.85;
}

try {
  process.exitCode = (await main()) ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
