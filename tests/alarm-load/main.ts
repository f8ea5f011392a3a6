/**
 * `npm run alarm-load [-- --sessions 1000]`: the alarms of simulated sessions and of all recordings under both defaults,
 * written to docs/alarm-load.md. Without the recordings (../shared/data/numerics) nothing is written.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { allRecordings, haveRecordings } from '../support/recordings.ts';
import { lostCriticals } from './critical-lost.ts';
import { page } from './page.ts';
import { plannedSessions } from './session-plans.ts';
import { measureRecording, measureSession } from './tally.ts';

const { values } = parseArgs({ options: { sessions: { type: 'string', default: '1000' } } });
const say = (line: string) => process.stdout.write(`${line}\n`);

if (!haveRecordings) {
  say('The recordings are not at hand (../shared/data/numerics): nothing was measured.');
} else {
  const sessions = plannedSessions(Number(values.sessions)).map((planned, index) => {
    if (index % 100 === 0) say(`${index} sessions`);
    return measureSession(planned);
  });
  const recordings = allRecordings();
  const text = page(sessions, recordings.map(measureRecording), recordings.flatMap(lostCriticals));
  const file = join(import.meta.dirname, '../../docs/alarm-load.md');
  writeFileSync(file, text);
  say(`Written to ${file}`);
}
