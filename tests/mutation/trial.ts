/** One subject, copied, with a switch around every change, and its tests run in this process under one change each. */
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expectation } from './expectations.ts';
import { instrument, type Mutant } from './mutants.ts';
import type { Subject } from './subjects.ts';

const ROOT = join(import.meta.dirname, '../..');
const WORKSPACES = ['shared', 'server', 'simulators', 'tests'];
/** A change may make a loop endless: no run of a test asks so often; one that does is too long to be run for each change. */
const MOST_QUESTIONS = 2_000_000;
/** Or a promise that nobody keeps. */
const LONGEST_MS = 10_000;
const TIMES_AS_LONG = 20;

interface Run {
  readonly name: string;
  readonly body: () => unknown;
  ms: number;
  /** Changes that it has noticed. */
  noticed: number;
  readonly asked: Set<number>;
}
type Outcome = 'holds' | 'fails' | 'endless';

export interface Verdict {
  readonly mutant: Mutant;
  readonly outcome: 'killed' | 'timed-out' | 'survived';
}

class Endless extends Error {}

let runs: Run[] = [];
const it = (name: string, ...more: readonly unknown[]) => {
  const body = more.find((one) => typeof one === 'function') as Run['body'];
  runs.push({ name, body, ms: 0, noticed: 0, asked: new Set() });
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
let endless = false;
/** What the last run that failed has thrown. */
let why: unknown;
let asked = new Set<number>();
function isActive(id: number): boolean {
  questions += 1;
  if (questions > MOST_QUESTIONS) {
    endless = true;
    throw new Endless();
  }
  asked.add(id);
  return id === active;
}
let forget: (() => void)[] = [];

/** What the engine keeps from one call to the next would hide a change from every test but the first. */
const KEPT = 'const plans = new WeakMap';
const forgetful = (code: string): string =>
  code.replace(
    KEPT,
    `globalThis.__forget.push(() => { plans = new WeakMap(); });\nlet plans = new WeakMap`,
  );
const PLANS = 'shared/src/alarms/state/plan.ts';

function copyProject(folder: string): void {
  for (const name of WORKSPACES) {
    cpSync(join(ROOT, name), join(folder, name), {
      recursive: true,
      filter: (path) => !path.endsWith('node_modules'),
    });
  }
  cpSync(join(ROOT, 'docs'), join(folder, 'docs'), { recursive: true });
  const packages = join(folder, 'node_modules');
  mkdirSync(join(packages, 'vitest'), { recursive: true });
  for (const name of readdirSync(join(ROOT, 'node_modules'))) {
    if (name.startsWith('.') || name === 'vitest' || name === '@chairside') continue;
    symlinkSync(join(ROOT, 'node_modules', name), join(packages, name));
  }
  mkdirSync(join(packages, '@chairside'));
  for (const name of WORKSPACES) {
    symlinkSync(join(folder, name), join(packages, '@chairside', name));
  }
  writeFileSync(join(packages, 'vitest/package.json'), '{"type":"module","main":"./shim.js"}');
  writeFileSync(
    join(packages, 'vitest/shim.js'),
    'export const { it, describe, expect } = globalThis.__shim;\n',
  );
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
}

async function load(subject: Subject, folder: string): Promise<Mutant[]> {
  copyProject(folder);
  const mutants: Mutant[] = [];
  for (const path of subject.changed) {
    const made = instrument(path, readFileSync(join(ROOT, path), 'utf8'), mutants.length);
    const code = path === PLANS ? forgetful(made.code) : made.code;
    if (path === PLANS && code === made.code) throw new Error(`${path} keeps its plans otherwise`);
    writeFileSync(join(folder, path), code);
    mutants.push(...made.mutants);
  }
  for (const path of subject.tests) await import(pathToFileURL(join(folder, path)).href);
  return mutants;
}

async function outcome(run: Run): Promise<Outcome> {
  questions = 0;
  endless = false;
  for (const one of forget) one();
  let timer: NodeJS.Timeout | undefined;
  try {
    const result = run.body();
    if (result instanceof Promise) {
      const ms = Math.max(LONGEST_MS, run.ms * TIMES_AS_LONG);
      const tooLong = new Promise((_, reject) => {
        timer = setTimeout(() => reject(new Endless()), ms);
      });
      await Promise.race([result, tooLong]);
    }
    return endless ? 'endless' : 'holds';
  } catch (error) {
    why = error;
    return endless || error instanceof Endless ? 'endless' : 'fails';
  } finally {
    clearTimeout(timer);
  }
}

/** Quick tests and those that notice much come first. */
const cost = ({ ms, noticed }: Run) => ms / (1 + noticed);

async function verdict(mutant: Mutant): Promise<Verdict> {
  active = mutant.id;
  const asking = runs.filter((run) => run.asked.has(mutant.id));
  for (const run of asking.sort((a, b) => cost(a) - cost(b))) {
    const found = await outcome(run);
    if (found === 'holds') continue;
    run.noticed += 1;
    if (found === 'fails') return { mutant, outcome: 'killed' };
    return { mutant, outcome: 'timed-out' };
  }
  return { mutant, outcome: 'survived' };
}

const IGNORE = () => undefined;

/** `folder`: empty, and of this trial alone. Each verdict as it is found, file by file. */
export async function* trial(subject: Subject, folder: string): AsyncGenerator<Verdict> {
  runs = [];
  forget = [];
  active = -1;
  // What the tests do while they are loaded is not counted.
  questions = Number.NEGATIVE_INFINITY;
  Object.assign(globalThis, { __mutant: isActive, __shim: shim, __forget: forget });
  const mutants = await load(subject, folder);
  const held: Run[] = [];
  let tooLong = 0;
  for (const run of runs) {
    asked = run.asked;
    const began = performance.now();
    const found = await outcome(run);
    if (found === 'fails') {
      throw new Error(`fails without any change: ${run.name}`, { cause: why });
    }
    run.ms = performance.now() - began;
    if (found === 'holds') held.push(run);
    else tooLong += 1;
  }
  asked = new Set();
  runs = held;
  process.stdout.write(
    `${subject.name}: ${mutants.length} changes, ${runs.length} runs of tests, ${tooLong} left out as too long\n`,
  );
  // A change may break what nobody waits for.
  process.on('unhandledRejection', IGNORE).on('uncaughtException', IGNORE);
  try {
    for (const mutant of mutants) yield await verdict(mutant);
  } finally {
    process.off('unhandledRejection', IGNORE).off('uncaughtException', IGNORE);
  }
}
