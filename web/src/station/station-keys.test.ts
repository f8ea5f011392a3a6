import { describe, expect, it } from 'vitest';
import { stationAction } from './station-keys.ts';

const onTile = { typing: false, onTile: true, choosingSeverity: false };

describe('station keys', () => {
  it('UI-09 charts nausea moderate in two keys on the chair that has the focus', () => {
    expect(stationAction('n', onTile)).toEqual({ kind: 'effect', term: 'nausea' });
    expect(stationAction('2', { ...onTile, choosingSeverity: true })).toEqual({
      kind: 'severity',
      severity: 'moderate',
    });
  });

  it('UI-09 moves to a chair, acknowledges, opens and explains itself', () => {
    expect(stationAction('7', onTile)).toEqual({ kind: 'focus', place: 7 });
    expect(stationAction('A', onTile)).toEqual({ kind: 'acknowledge' });
    expect(stationAction('Enter', onTile)).toEqual({ kind: 'open' });
    expect(stationAction('?', onTile)).toEqual({ kind: 'help' });
  });

  it('UI-09 leaves every key but Escape to a field, and Enter to a button', () => {
    const typing = { ...onTile, typing: true };
    for (const key of ['n', 'a', '1', '?', 'Enter']) expect(stationAction(key, typing)).toBeNull();
    expect(stationAction('Escape', typing)).toEqual({ kind: 'cancel' });
    expect(stationAction('Enter', { ...onTile, onTile: false })).toBeNull();
  });
});
