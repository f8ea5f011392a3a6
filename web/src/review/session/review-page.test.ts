import { DEFAULT_PROTOCOL } from '@chairside/shared/protocols/defaults/first-edition';
import { DEFAULT_OBSERVATION } from '@chairside/shared/protocols/document/recovery';
import type { EffectReview } from '@chairside/shared/review/summary-schema';
import { inEnglish } from '@chairside/shared/wording/in-english';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { cuffReadings, EMPTY_SERIES } from '../../charts/series.ts';
import { ApiError } from '../../http/problem.ts';
import { bytesText, fetchFile } from '../../sessions/download.ts';
import { dischargeAtClose } from './discharge-at-close.ts';
import { events, minute, readings } from './past-session.fixture.ts';
import { worstEffects } from './worst-effects.ts';

afterEach(() => vi.unstubAllGlobals());

describe('criteria for leaving', () => {
  const protocol = { ...DEFAULT_PROTOCOL, observation: DEFAULT_OBSERVATION };
  const cuffs = cuffReadings(
    readings.series.sys ?? EMPTY_SERIES,
    readings.series.dia ?? EMPTY_SERIES,
    EMPTY_SERIES,
  );

  it('RW-07 stand as they stood at the close, with the override', () => {
    const at = dischargeAtClose(events, protocol, cuffs);
    const of = (code: string) => at?.criteria.find((one) => one.code === code);
    const detailOf = (code: string) => {
      const detail = of(code)?.detail;
      return detail && inEnglish.text(detail);
    };
    expect(at?.closedAt).toBe(minute(60));
    expect(detailOf('observation')).toContain('20 of');
    expect(of('escort')?.status).toBe('not-measured');
    expect(of('pressure')?.status).toBe('not-met');
    expect(detailOf('pressure')).toMatch(/^148\/78/);
    expect(at?.override).toEqual({ unmet: ['Escort'], reason: 'Taxi' });
  });

  it('RW-07 are none while the session is open', () => {
    expect(dischargeAtClose(events.slice(0, -1), protocol, cuffs)).toBeNull();
  });
});

describe('worst effects', () => {
  const effect = (term: string, worst: EffectReview['worst'], more = {}): EffectReview => ({
    ...{ seq: 1, term, serious: false, worst, onset: minute(5), minute: 5, source: 'observed' },
    ...{ resolvedAt: null, actions: [], doseMg: null, withdrawn: false, ...more },
  });

  it('RW-11 names each effect once, as bad as it got, worst first, and no withdrawn one', () => {
    const worst = worstEffects([
      effect('nausea', 'mild'),
      effect('nausea', 'severe', { onset: minute(9) }),
      effect('headache', 'moderate'),
      effect('vomiting', 'life-threatening', { withdrawn: true }),
      effect('dizziness', 'moderate', { serious: true, onset: minute(30) }),
    ]);
    expect(worst.map(({ term, worst: how }) => [term, how])).toEqual([
      ['nausea', 'severe'],
      ['dizziness', 'moderate'],
      ['headache', 'moderate'],
    ]);
  });
});

describe('a file that is fetched', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const answer = (body: ReadableStream<Uint8Array> | string, init: ResponseInit = {}) =>
    vi.stubGlobal('fetch', (_path: string, { signal }: RequestInit) =>
      signal?.aborted ? Promise.reject(signal.reason) : Promise.resolve(new Response(body, init)),
    );
  const options = (signal = new AbortController().signal, seen: number[] = []) => ({
    ...{ signal, name: 'x.pdf' },
    onProgress: (progress: { bytes: number }) => void seen.push(progress.bytes),
  });

  it('RW-10 tells its progress and takes the name that the server gives it', async () => {
    const seen: number[] = [];
    answer('hello', { headers: { 'content-disposition': 'attachment; filename="a b.zip"' } });
    const file = await fetchFile('/api/x', options(undefined, seen));
    expect(file.name).toBe('a b.zip');
    expect(await file.blob.text()).toBe('hello');
    expect(seen[0]).toBe(0);
    expect(seen.at(-1)).toBe(5);
  });

  it('RW-10 is not handed over when it was cut off, and the reason is told', async () => {
    let sent = 0;
    answer(
      new ReadableStream({
        pull(controller) {
          sent += 1;
          if (sent === 1) controller.enqueue(bytes('half'));
          else controller.error(new TypeError('network'));
        },
      }),
    );
    await expect(fetchFile('/api/x', options())).rejects.toMatchObject({ code: 'unreachable' });
  });

  it('RW-10 is not handed over when it was cancelled', async () => {
    const controller = new AbortController();
    answer(
      new ReadableStream({
        pull(stream) {
          stream.enqueue(bytes('half'));
          controller.abort();
          stream.error(controller.signal.reason);
        },
      }),
    );
    await expect(fetchFile('/api/x', options(controller.signal))).rejects.not.toBeInstanceOf(
      ApiError,
    );
  });

  it('RW-10 tells a refusal in the words of the server', async () => {
    answer(
      JSON.stringify({
        ...{ type: 'about:blank', title: 'No', status: 403, code: 'not-allowed' },
        detail: 'Not yours.',
      }),
      { status: 403 },
    );
    await expect(fetchFile('/api/x', options())).rejects.toMatchObject({ code: 'not-allowed' });
  });

  it('RW-10 says sizes in round numbers', () => {
    expect([bytesText(12), bytesText(48_200), bytesText(3_400_000)]).toEqual([
      '12 B',
      '48 kB',
      '3.4 MB',
    ]);
  });
});
