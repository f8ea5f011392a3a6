import { AuditService } from './audit/audit.service.ts';
import { AnchoredClock, machineClock } from './platform/clock.ts';
import { processConfig } from './platform/config.ts';
import { createLogger } from './platform/logger.ts';
import { newTypedCode, secretHash } from './platform/secrets.ts';
import { startFailure } from './platform/start-failure.ts';
import { openAsOwner } from './store/open-as-owner.ts';

const clock = new AnchoredClock(machineClock());
const VALID_MS = 3_600_000;

/** `npm run admin-code [-- CLINIC]`: prints a one-time code for a new administrator, beside a server that runs or not. */
async function main(): Promise<void> {
  const config = processConfig({ demo: process.argv.includes('--demo') });
  const log = createLogger('warn');
  const owner = await openAsOwner(config, log);
  try {
    const clinics = await owner.clinics.all();
    const wanted = process.argv.slice(2).find((argument) => !argument.startsWith('-'));
    const found = wanted === undefined ? clinics : clinics.filter(({ name }) => name === wanted);
    const [clinic] = found;
    if (!clinic || found.length > 1) {
      const names = clinics.map(({ name }) => `"${name}"`).join(', ');
      throw new Error(
        clinics.length === 0
          ? `There is no clinic in ${config.databaseUrl === null ? config.dataDir : 'the database of DATABASE_URL'}. A server of another data directory is named by CHAIRSIDE_DATA_DIR, the demo by --demo; a new server prints its first code when it starts.`
          : `Name one clinic, such as: npm run admin-code -- ${names}`,
      );
    }
    const code = newTypedCode();
    const now = clock.now();
    await owner.makeAdministratorCode(clinic.id, secretHash(code), now + VALID_MS);
    const operator = { clinicId: clinic.id, actor: { kind: 'operator' } } as const;
    const subject = { userName: null, change: 'made' } as const;
    await new AuditService(owner.audit, clock, log).note(
      ...([operator, { action: 'administrator-code', subject }, 'completed'] as const),
    );
    process.stdout.write(
      `\n  A new administrator of ${clinic.name} is made once with this code, within an hour:\n    ${code}\n  On the sign-in page choose "I have an administrator code".\n\n`,
    );
  } finally {
    await owner.close();
  }
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${startFailure(error).replace('Chairside could not start: ', '')}\n`);
  process.exitCode = 1;
}
