import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../people/roles.ts';
import { canonicalJson } from '../../text/canonical-json.ts';
import { DEFAULT_PROTOCOL } from '../defaults/first-edition.ts';
import { DEFAULT_PROTOCOL_V2 } from '../defaults/second-edition.ts';
import type { ProtocolDocument } from '../document/document.ts';
import { checkProtocol } from '../rules/document-rules.ts';
import { type ProtocolStep, protocolVersions } from './history.ts';
import { SHIPPED_PROTOCOL, shippingSteps } from './shipping.ts';

const ENGINE: Actor = { kind: 'engine' };
const NURSE: Actor = { kind: 'user', id: 'n', name: 'N', role: 'administrator' };

/** A clinic in memory, as a start of the product leaves it. */
function started(history: readonly ProtocolStep[]): ProtocolStep[] {
  return [...history, ...shippingSteps(history).map((step) => ({ ...step, at: 1, by: ENGINE }))];
}

function step(
  version: number,
  no: number,
  kind: ProtocolStep['kind'],
  document: ProtocolDocument | null,
): ProtocolStep {
  return { protocolId: 'default', version, no, kind, at: 0, by: NURSE, document };
}

const UNDER_V1 = [
  step(1, 1, 'drafted', DEFAULT_PROTOCOL),
  step(1, 2, 'put-in-force', null),
] as const;
const statuses = (history: readonly ProtocolStep[]) =>
  protocolVersions(history).map(({ reference, status, document }) => [
    reference,
    status,
    document.name,
  ]);

describe('what ships, in a clinic', () => {
  it('PR-200 the first default is what it always was, to the byte', () => {
    const digest = createHash('sha256').update(canonicalJson(DEFAULT_PROTOCOL)).digest('hex');
    expect(digest).toBe('c02b481eec4955ee363152f4538a818b677ff0ee8ba205073bcefef9a6ab192c');
  });

  it('PR-201 a new clinic has the newest default in force, without an approval', () => {
    const history = started([]);
    expect(statuses(history)).toEqual([
      ['default@2', 'in-force', 'Default v2 - needs clinic approval'],
    ]);
    expect(protocolVersions(history)[0]?.approved).toBeNull();
    expect(shippingSteps(history)).toEqual([]);
    expect(checkProtocol(SHIPPED_PROTOCOL)).toEqual([]);
  });

  it('PR-201 a clinic under an earlier one keeps it in force and finds the newest as a draft, once', () => {
    const history = started(UNDER_V1);
    expect(statuses(history)).toEqual([
      ['default@2', 'draft', 'Default v2 - needs clinic approval'],
      ['default@1', 'in-force', 'Default v1 - needs clinic approval'],
    ]);
    expect(protocolVersions(history)[0]?.document).toEqual(DEFAULT_PROTOCOL_V2);
    expect(shippingSteps(history)).toEqual([]);
    const unwanted = [...history, step(2, 2, 'retired', null)];
    expect(shippingSteps(unwanted)).toEqual([]);
  });

  it('PR-201 a number that the clinic has used is not taken again', () => {
    const own = { ...DEFAULT_PROTOCOL, version: 2, name: 'Default v2' };
    const history = started([...UNDER_V1, step(2, 1, 'drafted', own)]);
    expect(statuses(history)).toEqual([
      ['default@3', 'draft', 'Default v3 - needs clinic approval'],
      ['default@2', 'draft', 'Default v2'],
      ['default@1', 'in-force', 'Default v1 - needs clinic approval'],
    ]);
  });

  it('PR-202 a draft gets the sections that it was begun without and keeps all that it says', () => {
    const { scores: _scores, equipment: _equipment, ...rest } = DEFAULT_PROTOCOL;
    const old = { ...rest, version: 2, name: 'Ours', realarmAfterMs: 120_000 };
    const history = started([...UNDER_V1, step(2, 1, 'drafted', old)]);
    const draft = protocolVersions(history).find(({ reference }) => reference === 'default@2');
    expect(draft).toMatchObject({ status: 'draft', revision: 2 });
    expect(draft?.document).toMatchObject(old);
    expect(draft?.document.scores).toEqual(DEFAULT_PROTOCOL_V2.scores);
    expect(draft?.document.equipment).toEqual(DEFAULT_PROTOCOL_V2.equipment);
    expect(shippingSteps(history)).toEqual([]);
  });

  it('PR-202 what is approved or in force is left alone, whatever it lacks', () => {
    const { scores: _scores, ...old } = DEFAULT_PROTOCOL;
    const before = [step(1, 1, 'drafted', old), step(1, 2, 'put-in-force', null)];
    const kinds = shippingSteps(before).map(({ version, kind }) => `${version} ${kind}`);
    expect(kinds).toEqual(['2 drafted']);
  });
});
