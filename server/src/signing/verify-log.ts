/** `npm run verify-log -- FILE`: is an exported session what was recorded and signed? Needs no server and no database. */

import { readFile } from 'node:fs/promises';
import { utcText } from '@chairside/shared/time/calendar';
import { unsignedLines } from './unsigned-lines.ts';
import { verdict } from './verdict.ts';
import { verifyExport } from './verify-export.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);
const fail = (line: string) => process.stderr.write(`${line}\n`);

const [path] = process.argv.slice(2);
if (path === undefined) {
  fail('Name the exported file: npm run verify-log -- session.json');
  process.exit(2);
}
const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
  fail(`${path} cannot be read: ${error.message}`);
  process.exit(2);
});
const found = await verifyExport(text);
const { events, readings, alarms, signatures, afterSignature } = found;
if (events > 0) say(`${events} events, ${readings} readings, ${alarms} changes of alarms`);
for (const { seq, by, at } of signatures) {
  say(`event ${seq}: signed by ${by} at ${utcText(at)}`);
}
if (events > 0 && signatures.length === 0) {
  say('Not signed: nothing says that the file is the whole record.');
}
for (const line of unsignedLines(afterSignature)) say(line);
const { faults, lines, code } = verdict(found);
for (const line of faults) fail(line);
for (const line of lines) say(line);
process.exitCode = code;
