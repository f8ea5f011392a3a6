/** `npm run verify-log -- FILE`: is an exported session what was recorded and signed? Needs no server and no database. */
import { readFile } from 'node:fs/promises';
import { unsignedLines } from './unsigned-lines.ts';
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
const { faults, events, readings, alarms, signatures, afterSignature } = await verifyExport(text);
if (events > 0) say(`${events} events, ${readings} readings, ${alarms} changes of alarms`);
for (const { seq, by, at } of signatures) {
  say(`event ${seq}: signed by ${by} at ${new Date(at).toISOString()}`);
}
if (signatures.length === 0) say('Not signed: nothing says that the file is the whole record.');
for (const line of unsignedLines(afterSignature)) say(line);
for (const { seq, message } of faults) {
  fail(`FAULT${seq === null ? '' : ` at event ${seq}`}: ${message}`);
}
say(
  faults.length === 0
    ? 'The chain holds, and the alarms follow from the readings.'
    : `This record does not hold: ${faults.length} faults.`,
);
process.exitCode = faults.length === 0 ? 0 : 1;
