/**
 * `npm run mutants [-- --only alarms|intake] [--list]`: changes the alarm engine, then the intake, in one small way after
 * the other and counts how many of the changes their own tests notice. What is evaluated once at import (constants,
 * tables) cannot be switched and is not tried.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { SUBJECTS, type Subject } from './subjects.ts';
import { trial, type Verdict } from './trial.ts';

const LEAST = 0.88;

const { values } = parseArgs({
  options: { list: { type: 'boolean', default: false }, only: { type: 'string' } },
});

const say = (line: string) => process.stdout.write(`${line}\n`);
const share = (part: number, all: number) => `${((100 * part) / all).toFixed(1)} %`;
const inOneLine = (code: string) => code.replaceAll(/\s+/g, ' ');

const count = (outcome: Verdict['outcome'], among: readonly Verdict[]) =>
  among.filter((one) => one.outcome === outcome).length;

function reportFile(ofFile: readonly Verdict[]): void {
  const path = ofFile[0]?.mutant.path;
  if (path === undefined) return;
  const noticed = ofFile.length - count('survived', ofFile);
  say(`${share(noticed, ofFile.length).padStart(8)}  ${noticed}/${ofFile.length}  ${path}`);
  if (!values.list) return;
  for (const { mutant, outcome } of ofFile) {
    if (outcome !== 'survived') continue;
    const { line, from, to } = mutant;
    say(`${path}:${line}  ${inOneLine(from)}  ->  ${to === '' ? '(nothing)' : inOneLine(to)}`);
  }
}

function reportAll({ name }: Subject, all: readonly Verdict[]): boolean {
  const survived = count('survived', all);
  const noticed = all.length - survived;
  say(`${name}: noticed ${noticed} of ${all.length} changes: ${share(noticed, all.length)}`);
  say(
    `${name}: ${count('killed', all)} by a test that failed, ${count('timed-out', all)} by one that did not end; ${survived} survived`,
  );
  return noticed / all.length >= LEAST;
}

async function tried(subject: Subject): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'mutants-'));
  try {
    const all: Verdict[] = [];
    let ofFile: Verdict[] = [];
    for await (const verdict of trial(subject, folder)) {
      if (ofFile[0] && ofFile[0].mutant.path !== verdict.mutant.path) {
        reportFile(ofFile);
        ofFile = [];
      }
      ofFile.push(verdict);
      all.push(verdict);
    }
    reportFile(ofFile);
    return reportAll(subject, all);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

fc.configureGlobal({ numRuns: 25, seed: 20, endOnFailure: true });
const chosen = SUBJECTS.filter(({ name }) => values.only === undefined || values.only === name);
if (chosen.length === 0) {
  throw new Error(`--only takes one of ${SUBJECTS.map(({ name }) => name).join(', ')}`);
}
let enough = true;
for (const subject of chosen) enough = (await tried(subject)) && enough;
process.exitCode = enough ? 0 : 1;
