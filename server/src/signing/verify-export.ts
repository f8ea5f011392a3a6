/** Checks an exported session by itself: its text, its chain, its signatures, and that the alarms follow from the readings. */

import { createHash, createPublicKey, verify } from 'node:crypto';
import {
  SESSION_DOCUMENTS,
  type SessionDocument,
} from '@chairside/shared/exports/session-document';
import { readDocument } from '@chairside/shared/exports/versions';
import type { SessionEvent } from '@chairside/shared/moves/events';
import { engineOf, rulesFor } from '@chairside/shared/replay/recorded-engine';
import { afterSignature } from '@chairside/shared/review/after-signature';
import { chainInput, GENESIS } from '@chairside/shared/session/chain';
import type { ReadingsDigest } from '@chairside/shared/session/seal';
import { canonicalJson } from '@chairside/shared/text/canonical-json';
import { utcText } from '@chairside/shared/time/calendar';
import type { Fault, Verification } from '@chairside/shared/wire/signing';
import { digestReadings, sha256 } from './readings-digest.ts';
import { replayFaults } from './replay-faults.ts';
import { signedContent } from './signed-content.ts';

/** Never throws for what is in the text. */
export async function verifyExport(text: string): Promise<Verification> {
  const read = parsed(text);
  if ('code' in read) {
    const nothing = {
      events: 0,
      readings: 0,
      alarms: 0,
      signatures: [],
      unsigned: 0,
      afterSignature: null,
      engine: null,
      differences: [],
    };
    return { faults: [read], ...nothing };
  }
  const { document, written } = read;
  const { events, readings } = document;
  const faults: Fault[] = [];
  if (`${canonicalJson(written)}\n` !== text) {
    const message =
      'The text is not one that this version exports: something was added or rewritten, or a later version exported it.';
    faults.push({ code: 'not-canonical', seq: null, message });
  }
  faults.push(...chainFaults(document));
  const signed = events.filter(({ body }) => body.type === 'session-signed');
  for (const event of signed) faults.push(...(await signatureFaults(document, event)));
  const chainHolds = faults.every(({ code }) => code !== 'chain-broken' && code !== 'out-of-order');
  const differing = chainHolds ? await replayFaults(document) : [];
  const recorded = engineOf(events);
  const engine = { recorded, checkedBy: rulesFor(recorded) };
  const byItsOwnRules = engine.recorded === engine.checkedBy;
  if (byItsOwnRules) faults.push(...differing);
  return {
    faults,
    engine: chainHolds ? engine : null,
    differences: byItsOwnRules ? [] : differing,
    events: events.length,
    readings: readings.length,
    alarms: events.filter(({ body }) => body.type === 'alarm-changed').length,
    signatures: signed.map(({ seq, by, at }) => ({
      seq,
      by: by.kind === 'user' ? by.name : by.kind,
      at,
    })),
    unsigned: events.length - (signed.at(-1)?.seq ?? 0),
    afterSignature: afterSignature(events, readings),
  };
}

function parsed(text: string): { document: SessionDocument; written: unknown } | Fault {
  const wrong = (message: string): Fault => ({ code: 'not-an-export', seq: null, message });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return wrong(`This is no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const read = readDocument(SESSION_DOCUMENTS, value);
  if (read.ok) return read;
  const [part, index] = read.path;
  const where =
    part === 'events' && typeof index === 'number' ? `event ${index + 1}` : String(part ?? 'file');
  return {
    ...wrong(`${where}: ${read.path.join('.')} ${read.message}`),
    seq: part === 'events' && typeof index === 'number' ? index + 1 : null,
  };
}

function chainFaults({ events, sessionId }: SessionDocument): Fault[] {
  const faults: Fault[] = [];
  let previous = GENESIS;
  for (const [index, event] of events.entries()) {
    const seq = event.seq;
    if (event.sessionId !== sessionId) {
      faults.push({ code: 'wrong-session', seq, message: `event ${seq} is of another session` });
    }
    if (seq !== index + 1) {
      const message = `event ${seq} stands at place ${index + 1}`;
      faults.push({ code: 'out-of-order', seq, message });
    }
    const hash = createHash('sha256').update(chainInput(previous, event)).digest('hex');
    if (hash !== event.hash) {
      const message = `event ${seq} (${event.body.type}) is not what was recorded`;
      faults.push({ code: 'chain-broken', seq, message });
    }
    previous = event.hash;
  }
  return faults;
}

async function signatureFaults(document: SessionDocument, event: SessionEvent): Promise<Fault[]> {
  const { body, seq } = event;
  if (body.type !== 'session-signed') return [];
  const { seal } = body;
  const faults: Fault[] = [];
  const add = (code: Fault['code'], message: string) => faults.push({ code, seq, message });
  const covered = document.events[seal.signedSeq - 1];
  if (seal.signedSeq !== seq - 1 || covered?.hash !== seal.signedHash) {
    add('signed-too-early', `the signature of event ${seq} does not cover the event before it`);
  }
  const key = document.keys.find(({ id }) => id === seal.key);
  if (key === undefined) add('unknown-key', `the key of the signature of event ${seq} is missing`);
  else if (!holds(key.publicKey, signedContent(event, body, seal), seal.signature)) {
    add('signature-wrong', `the signature of event ${seq} does not fit`);
  }
  if (sha256(canonicalJson(document.protocol)) !== seal.protocolSha256) {
    add('protocol-differs', `the protocol is not the one that event ${seq} was signed with`);
  }
  const now = await digestReadings(document.readings, seal.readings.until ?? event.at);
  for (const message of readingsFaults(seal.readings, now)) add('readings-differ', message);
  return faults;
}

function holds(publicKey: string, content: string, signature: string): boolean {
  try {
    const key = createPublicKey({
      key: Buffer.from(publicKey, 'base64'),
      format: 'der',
      type: 'spki',
    });
    // A decoder overlooks what follows the key: the text must be that of the key and nothing else.
    const same = key.export({ format: 'der', type: 'spki' }).toString('base64') === publicKey;
    return same && verify(null, Buffer.from(content), key, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}

function readingsFaults(signed: ReadingsDigest, now: ReadingsDigest): string[] {
  if (signed.sha256 === now.sha256) return [];
  const found = new Map(now.windows.map((window) => [window.from, window]));
  const differing = signed.windows.filter(
    ({ from, sha256: was }) => found.get(from)?.sha256 !== was,
  );
  const added = now.windows.filter(({ from }) => !signed.windows.some((one) => one.from === from));
  const all = [...differing, ...added].map(({ from }) => utcText(from));
  if (all.length === 0) return ['the readings are not the signed ones'];
  return all.map(
    (from) => `the readings that arrived in the 10 minutes from ${from} are not the signed ones`,
  );
}
