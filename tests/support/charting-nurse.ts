import { randomUUID } from 'node:crypto';
import type { SessionEvent } from '@chairside/shared/moves/events';
import { FREE_CHAIR } from '@chairside/simulators/demo/demo-clinic';
import type { BrowserContext, Page } from 'playwright-core';
import { connectAsOwner } from './owner-connection.ts';

/** Opens a session in the demo's free chair as whoever is signed in. */
export async function openInFreeChair(
  context: BrowserContext,
): Promise<{ readonly sessionId: string; readonly chairId: string }> {
  const listed = await context.request.get('/api/chairs');
  const { chairs }: { chairs: { id: string; label: string }[] } = await listed.json();
  const chair = chairs.find(({ label }) => label === FREE_CHAIR);
  if (!chair) throw new Error('the demo has no free chair');
  const sessionId = randomUUID();
  const opened = await context.request.post(`/api/sessions/${sessionId}/commands`, {
    data: { id: randomUUID(), type: 'open', chairId: chair.id, patientRef: '0981' },
  });
  if (!opened.ok()) throw new Error(`not opened: ${await opened.text()}`);
  return { sessionId, chairId: chair.id };
}

export const freeTile = (page: Page) =>
  page.getByRole('article', { name: new RegExp(`^Chair ${FREE_CHAIR}\\b`) });

export interface Charted {
  readonly term: 'nausea' | 'dissociation';
  readonly severity: 'mild' | 'moderate' | 'severe';
}
const SEVERITIES = ['mild', 'moderate', 'severe'] as const;

/** On the station, by keys: to the chair, the effect, its severity. */
export async function chartByKeys(page: Page, { term, severity }: Charted): Promise<void> {
  await freeTile(page).focus();
  await page.keyboard.press(term === 'nausea' ? 'n' : 'd');
  await page.keyboard.press(String(SEVERITIES.indexOf(severity) + 1));
}

/** What this browser keeps: entries that wait, and those that it knows the server to have stored. */
export function keptIn(page: Page): Promise<{ waiting: number; stored: number }> {
  return page.evaluate(
    () =>
      new Promise<{ waiting: number; stored: number }>((resolve, reject) => {
        const opening = indexedDB.open('chairside');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const tx = opening.result.transaction(['entries', 'stored']);
          const waiting = tx.objectStore('entries').count();
          const stored = tx.objectStore('stored').count();
          tx.onerror = () => reject(tx.error);
          tx.oncomplete = () => {
            opening.result.close();
            resolve({ waiting: waiting.result, stored: stored.result });
          };
        };
      }),
  );
}

/** The session's log as it stands in the database. */
export async function logInDatabase(dataDir: string, sessionId: string): Promise<SessionEvent[]> {
  const client = await connectAsOwner(dataDir);
  try {
    const { rows } = await client.query(
      `select e.seq, e.id, e.at, e.recorded_at, e.by, e.command_id, e.body, e.hash
         from session_events e join sessions s on s.key = e.session_key
        where s.id = $1 order by e.seq`,
      [sessionId],
    );
    return rows.map((row) => ({
      ...{ sessionId, seq: row.seq, id: row.id, at: Number(row.at) },
      recordedAt: Number(row.recorded_at),
      ...{ by: row.by, commandId: row.command_id, body: row.body, hash: row.hash },
    }));
  } finally {
    await client.end();
  }
}

/** What somebody charted as an effect, whether it began an episode or went on in one. */
export function effectCharted({ body }: SessionEvent): { term: string; severity: string }[] {
  if (body.type === 'effect-observed') return [{ term: body.term, severity: body.severity }];
  if (body.type !== 'effect-changed' || body.seen === undefined) return [];
  return [{ term: body.seen.term, severity: body.severity ?? '' }];
}
