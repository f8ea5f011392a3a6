import { describe, expect, it } from 'vitest';
import { keyOfEffect } from '../charting/effects/effect-keys.ts';
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

  it('CH-02 has a letter for each of the commonest effects, and a number for each severity', () => {
    const terms = ['dissociation', 'nausea', 'dizziness', 'drowsiness', 'headache', 'anxiety'];
    for (const term of terms) {
      const key = keyOfEffect(term);
      expect(stationAction(key?.toUpperCase() ?? '', onTile)).toEqual({ kind: 'effect', term });
    }
    expect(stationAction('4', { ...onTile, choosingSeverity: true })).toEqual({
      kind: 'severity',
      severity: 'life-threatening',
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
