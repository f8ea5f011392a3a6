import { randomUUID } from 'node:crypto';
import { DEFAULT_PROTOCOL } from '@chairside/shared/protocols/defaults/first-edition';
import type { ProtocolDocument } from '@chairside/shared/protocols/document/document';
import { defaultGate } from '@chairside/shared/protocols/document/gate';
import { DEFAULT_OBSERVATION } from '@chairside/shared/protocols/document/recovery';
import type { APIResponse, Page } from 'playwright-core';

/** The gate that is suggested, and the shortest observation that a protocol may have. */
export const GATED: ProtocolDocument = {
  ...DEFAULT_PROTOCOL,
  gate: defaultGate,
  observation: { ...DEFAULT_OBSERVATION, ketamineMinutes: 30 },
};

async function posted<T>(page: Page, path: string, data: unknown): Promise<T> {
  const answer: APIResponse = await page.request.post(`/api${path}`, { data });
  if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
  return answer.json() as Promise<T>;
}

interface Version {
  readonly reference: string;
  readonly revision: number;
}

/** As a provider does it in the editor: a draft, its content, the approval; sessions from now on run under it. */
export async function putInForce(provider: Page, content: ProtocolDocument): Promise<void> {
  const give = (command: object) => posted<Version>(provider, '/protocols/commands', command);
  const now: { reference: string } = await (
    await provider.request.get('/api/protocols/in-force')
  ).json();
  const draft = await give({ type: 'draft', basedOn: now.reference });
  const version = Number(draft.reference.split('@')[1]);
  const document = { ...content, version, name: 'Gated' };
  const { reference, revision } = await give({ type: 'edit', ...draft, document });
  const approved = await give({ type: 'approve', reference, revision });
  await give({ type: 'put-in-force', reference, revision: approved.revision });
}

export async function registerPatient(nurse: Page, recordNumber: string): Promise<void> {
  const id = randomUUID();
  await posted(nurse, '/patients', {
    ...{ id, recordNumber, name: `Patient ${recordNumber}`, dateOfBirth: '1984-03-11' },
    ...{ sex: 'female', allergies: { none: true }, riskFactors: [] },
  });
  await posted(nurse, `/patients/${id}/courses`, {
    ...{ id: randomUUID(), indication: 'major-depression', startedOn: '2026-01-05' },
    schedule: [{ label: 'Week 1', every: 'week', times: 1, infusions: 3 }],
  });
}
