import { describe, expect, it } from 'vitest';
import { withLimitValue } from '../../alarms/limits/limit-changes.ts';
import type { Actor, Role } from '../../people/roles.ts';
import { inEnglish } from '../../wording/in-english.ts';
import { DEFAULT_PROTOCOL } from '../defaults/first-edition.ts';
import { DEFAULT_PROTOCOL_V2 } from '../defaults/second-edition.ts';
import type { ProtocolDocument } from '../document/document.ts';
import { defaultGate } from '../document/gate.ts';
import {
  decideProtocol,
  PROTOCOL_REFUSALS,
  type ProtocolCommand,
  type ProtocolStep,
  protocolTitle,
  protocolVersions,
} from './history.ts';

const ENGINE: Actor = { kind: 'engine' };
const shipped = (kind: ProtocolStep['kind'], no: number): ProtocolStep => ({
  ...{ protocolId: 'default', version: 1, no, kind, at: 0, by: ENGINE },
  document: no === 1 ? DEFAULT_PROTOCOL : null,
});

function moved(document: ProtocolDocument, id: string, value: number): ProtocolDocument {
  const limits = document.limits.map((limit) =>
    limit.id === id ? withLimitValue(limit, value) : limit,
  );
  return { ...document, limits };
}

/** The protocols of a clinic in memory, from what the product ships. */
class Clinic {
  readonly steps: ProtocolStep[];

  constructor(document: ProtocolDocument = DEFAULT_PROTOCOL) {
    this.steps = [{ ...shipped('drafted', 1), document }, shipped('put-in-force', 2)];
  }

  get versions() {
    return protocolVersions(this.steps);
  }

  version(reference: string) {
    const found = this.versions.find((one) => one.reference === reference);
    if (found === undefined) throw new Error(`no ${reference}`);
    return found;
  }

  give(command: ProtocolCommand, role: Role = 'provider'): string {
    const decision = decideProtocol(this.versions, command, role);
    if (!decision.ok) return decision.code;
    const by: Actor = { kind: 'user', id: role, name: role, role };
    for (const step of decision.steps) this.steps.push({ ...step, at: this.steps.length, by });
    return 'taken';
  }

  on(type: 'approve' | 'put-in-force' | 'retire', reference: string, role: Role = 'provider') {
    return this.give({ type, reference, revision: this.version(reference).revision }, role);
  }

  edit(reference: string, document: ProtocolDocument, role: Role = 'administrator') {
    const { revision } = this.version(reference);
    return this.give({ type: 'edit', reference, revision, document }, role);
  }

  statuses() {
    return Object.fromEntries(this.versions.map(({ reference, status }) => [reference, status]));
  }
}

function withDraft(): Clinic {
  const clinic = new Clinic();
  expect(clinic.give({ type: 'draft', basedOn: 'default@1' }, 'administrator')).toBe('taken');
  return clinic;
}

describe('protocol versions', () => {
  it('PR-01 what ships is in force and says that nobody has approved it', () => {
    const clinic = new Clinic();
    const [first] = clinic.versions;
    expect(first).toMatchObject({ reference: 'default@1', status: 'in-force', approved: null });
    expect(protocolTitle(DEFAULT_PROTOCOL.name, false)).toMatch(/needs clinic approval$/);
    expect(clinic.on('approve', 'default@1')).toBe('taken');
    expect(clinic.version('default@1')).toMatchObject({
      status: 'in-force',
      approved: { by: { role: 'provider' } },
    });
    expect(protocolTitle(DEFAULT_PROTOCOL.name, true)).toBe('Default v1');
    expect(clinic.on('approve', 'default@1')).toBe('already-approved');
  });

  it('PR-02 goes from draft by approved and in force to retired, with who and when at each step', () => {
    const clinic = withDraft();
    const document = moved(clinic.version('default@2').document, 'spo2-low-warning', 92);
    expect(document.name).toBe('Default v2');
    expect(clinic.edit('default@2', document)).toBe('taken');
    expect(clinic.on('put-in-force', 'default@2')).toBe('not-approved');
    expect(clinic.on('approve', 'default@2')).toBe('taken');
    expect(clinic.statuses()).toEqual({ 'default@1': 'in-force', 'default@2': 'approved' });
    expect(clinic.on('put-in-force', 'default@2')).toBe('taken');
    expect(clinic.statuses()).toEqual({ 'default@1': 'retired', 'default@2': 'in-force' });
    expect(clinic.version('default@2').document).toEqual(document);
    const steps = clinic
      .version('default@2')
      .steps.map(({ kind, by }) => [kind, by.kind === 'user' ? by.role : by.kind]);
    expect(steps).toEqual([
      ['drafted', 'administrator'],
      ['edited', 'administrator'],
      ['approved', 'provider'],
      ['put-in-force', 'provider'],
    ]);
  });

  it('PR-03 an approved version is never edited: a change is a new draft', () => {
    const clinic = withDraft();
    const document = clinic.version('default@2').document;
    clinic.on('approve', 'default@2');
    expect(clinic.edit('default@2', moved(document, 'spo2-low-warning', 92))).toBe('not-a-draft');
    expect(clinic.edit('default@1', moved(document, 'spo2-low-warning', 92))).toBe('not-a-draft');
    expect(clinic.give({ type: 'draft', basedOn: 'default@2' })).toBe('taken');
    expect(clinic.version('default@3')).toMatchObject({ status: 'draft', approved: null });
  });

  it('PR-04 a nurse edits nothing, and only a provider approves and puts in force', () => {
    const clinic = withDraft();
    const document = moved(clinic.version('default@2').document, 'spo2-low-warning', 92);
    expect(clinic.give({ type: 'draft', basedOn: 'default@1' }, 'nurse')).toBe('not-allowed');
    expect(clinic.edit('default@2', document, 'nurse')).toBe('not-allowed');
    expect(clinic.edit('default@2', document, 'provider')).toBe('taken');
    expect(clinic.on('approve', 'default@2', 'administrator')).toBe('provider-only');
    clinic.on('approve', 'default@2');
    expect(clinic.on('put-in-force', 'default@2', 'administrator')).toBe('provider-only');
    expect(clinic.on('retire', 'default@2', 'administrator')).toBe('provider-only');
  });

  it('PR-05 refuses what was decided upon another state than the one there is', () => {
    const clinic = withDraft();
    const { revision, document } = clinic.version('default@2');
    clinic.edit('default@2', moved(document, 'spo2-low-warning', 92));
    const stale = { reference: 'default@2', revision };
    expect(clinic.give({ type: 'approve', ...stale })).toBe('changed-meanwhile');
    expect(clinic.give({ type: 'edit', ...stale, document })).toBe('changed-meanwhile');
    expect(clinic.give({ type: 'draft', basedOn: 'default@9' })).toBe('no-such-version');
    expect(clinic.edit('default@2', clinic.version('default@2').document)).toBe('nothing-changed');
  });

  it('PR-06 refuses senseless limits, each with its reason', () => {
    const clinic = withDraft();
    const { document, revision } = clinic.version('default@2');
    const senseless = moved(document, 'spo2-low-critical', 95);
    const decision = decideProtocol(
      clinic.versions,
      { type: 'edit', reference: 'default@2', revision, document: senseless },
      'provider',
    );
    expect(decision).toMatchObject({
      ok: false,
      code: 'senseless-limits',
      problems: [{ limitId: 'spo2-low-critical', field: 'value', code: 'critical-inside-warning' }],
    });
    expect(clinic.version('default@2').revision).toBe(revision);
  });

  it('PR-07 a retired version that was approved may come back, one that was not may not', () => {
    const clinic = withDraft();
    clinic.on('approve', 'default@2');
    clinic.on('put-in-force', 'default@2');
    expect(clinic.on('put-in-force', 'default@2')).toBe('already-in-force');
    expect(clinic.on('retire', 'default@2')).toBe('in-force');
    expect(clinic.on('put-in-force', 'default@1')).toBe('not-approved');
    clinic.give({ type: 'draft', basedOn: 'default@2' });
    clinic.on('approve', 'default@3');
    clinic.on('put-in-force', 'default@3');
    expect(clinic.on('put-in-force', 'default@2')).toBe('taken');
    expect(clinic.statuses()).toMatchObject({ 'default@2': 'in-force', 'default@3': 'retired' });
    clinic.give({ type: 'draft', basedOn: 'default@2' });
    expect(clinic.on('retire', 'default@4', 'administrator')).toBe('taken');
    expect(clinic.on('retire', 'default@4')).toBe('already-retired');
    expect(clinic.on('approve', 'default@4')).toBe('already-retired');
  });

  it('PR-08 numbers drafts on, and keeps the identity of the version whatever an editor sends', () => {
    const clinic = withDraft();
    clinic.give({ type: 'draft', basedOn: 'default@1' });
    expect(clinic.version('default@3').document.version).toBe(3);
    const other = {
      ...clinic.version('default@3').document,
      id: 'other',
      version: 9,
      name: 'Ours',
    };
    expect(clinic.edit('default@3', other)).toBe('taken');
    expect(clinic.version('default@3').document).toMatchObject({
      ...{ id: 'default', version: 3, name: 'Ours' },
    });
    for (const key of Object.values(PROTOCOL_REFUSALS)) expect(inEnglish.say(key)).toMatch(/\.$/);
  });

  it('AL-57 fills a draft of an older document up, and keeps what the version in force has', () => {
    const { scores: _scores, equipment: _equipment, ...rest } = DEFAULT_PROTOCOL;
    const old = { ...rest, gate: defaultGate };
    const clinic = new Clinic(old);
    expect(clinic.give({ type: 'draft', basedOn: 'default@1' })).toBe('taken');
    const draft = clinic.version('default@2').document;
    expect(draft.scores).toEqual(DEFAULT_PROTOCOL_V2.scores);
    expect(draft).toMatchObject({ equipment: DEFAULT_PROTOCOL_V2.equipment, gate: defaultGate });
    const { gate: _gate, ...ungated } = draft;
    expect(clinic.edit('default@2', ungated)).toBe('senseless-limits');
    const { realarmAfterMs: _realarm, ...other } = draft;
    expect(clinic.edit('default@2', other)).toBe('taken');
    const { prn, ...reordered } = other;
    const again = { ...(prn ? { prn } : {}), ...reordered };
    expect(clinic.edit('default@2', again)).toBe('nothing-changed');
  });
});
