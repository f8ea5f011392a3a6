import { DEFAULT_PROTOCOL_V2 } from '@chairside/shared/protocols/defaults/second-edition';
import type { ProtocolDocument } from '@chairside/shared/protocols/document/document';
import { act, fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { rendered } from '../../ui/rendered.fixture.tsx';
import { differences } from '../document/protocol-diff.ts';
import { type Editor, EditorProvider } from './editor-context.ts';
import { LimitCard } from './limits-section.tsx';
import { ScoresSection } from './scores-section.tsx';
import { SectionEditor } from './section-editor.tsx';

let page: ReturnType<typeof rendered>;
let host: HTMLElement;
let now: ProtocolDocument;

function Page({
  children,
}: {
  readonly children: (document: ProtocolDocument) => React.ReactNode;
}) {
  const [document, setDocument] = useState(DEFAULT_PROTOCOL_V2);
  now = document;
  const editor: Editor = {
    document,
    change: (_about, next) => setDocument(next),
    problemsAt: () => [],
    problemsOf: () => [],
    inForce: () => null,
    changed: () => false,
    whyKept: () => null,
    rateOf: () => '',
  };
  return <EditorProvider value={editor}>{children(document)}</EditorProvider>;
}

const show = (children: (document: ProtocolDocument) => React.ReactNode) =>
  act(async () => page.rerender(<Page>{children}</Page>));
const card = (id: string) => (document: ProtocolDocument) =>
  document.limits
    .filter((limit) => limit.id === id)
    .map((limit) => <LimitCard key={id} limit={limit} open onToggle={() => undefined} />);
const limit = (id: string) => now.limits.find((one) => one.id === id);
const said = () => differences(DEFAULT_PROTOCOL_V2, now).map(({ id, from, to }) => [id, from, to]);
const flip = (label: string) => page.user.click(screen.getByLabelText(label));
/** The first of that name. */
const press = async (name: string) => {
  const [first] = screen.getAllByRole('button', { name });
  if (first) await page.user.click(first);
};
/** At once, as pasted: what is half typed is a change of its own. */
const type = (label: string, value: string) =>
  act(async () => fireEvent.change(screen.getByLabelText(label), { target: { value } }));

beforeEach(() => {
  page = rendered(null);
  host = page.container;
});
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the editor', () => {
  it('PR-63 changes, takes out and puts in what a low limit gives way to', async () => {
    await show(card('hr-low-warning'));
    const percent = 'Relaxed at rest, %';
    await type(percent, '15');
    await type('Never relaxed below, /min', '44');
    expect(limit('hr-low-warning')?.test).toMatchObject({ yields: { percent: 15, notBelow: 44 } });
    expect(said()).toEqual([
      [
        'limits.hr-low-warning.test.yields',
        'at most 10 % below the baseline, never below 43 /min',
        'at most 15 % below the baseline, never below 44 /min',
      ],
    ]);
    await type(percent, '');
    expect(limit('hr-low-warning')?.test).not.toHaveProperty('yields');
    await type(percent, '10');
    expect(limit('hr-low-warning')?.test).toMatchObject({ yields: { percent: 10, notBelow: 45 } });
  });

  it('PR-63 changes, takes out and puts in beside what a limit is judged', async () => {
    await show(card('etco2-low-warning'));
    expect(host.textContent).toContain('only beside RR, SpO2');
    expect(host.textContent).toContain('Judged only beside');
    await press('Remove');
    expect(limit('etco2-low-warning')?.onlyWith).toEqual([
      { kind: 'value', signal: 'spo2', op: '<=', value: 93, by: 2 },
    ]);
    await type('Limit, %', '92');
    await press('Or beside another value');
    expect(said().map(([id, , to]) => [id, to])).toEqual([
      [
        'limits.etco2-low-warning.onlyWith',
        'SpO2 ≤ 92 % (until 2 inside), or SpO2 ≤ 93 % (until 2 inside)',
      ],
    ]);
    await press('Remove');
    await press('Remove');
    expect(limit('etco2-low-warning')).not.toHaveProperty('onlyWith');
  });

  it('PR-63 says whether a limit of a score sounds', async () => {
    await show(() => <ScoresSection />);
    const silent = [...host.querySelectorAll('button[aria-expanded]')].find(({ textContent }) =>
      textContent?.includes('silent'),
    );
    await act(async () => (silent as HTMLButtonElement | undefined)?.click());
    await flip('Sounds');
    expect(said()).toEqual([['scores.moaas-fall.silent', 'no', 'yes']]);
    expect(now.scores?.some((one) => 'silent' in one)).toBe(false);
    await flip('Sounds');
    expect(said()).toEqual([]);
  });

  it('PR-63 changes, takes out and puts in the low values that are known of a patient', async () => {
    await show(() => <SectionEditor section="gate" />);
    await type('Within so much of the earlier baseline, 0 to 10, %', '5');
    await type('Earlier baselines as low, 2 to 5', '3');
    expect(now.gate?.knownLow).toMatchObject({ percent: 5, baselines: 3 });
    await type('Earlier baselines as low, 2 to 5', '9');
    expect(now.gate?.knownLow).toMatchObject({ percent: 5, baselines: 3 });
    expect(said()).toEqual([
      [...['gate.knownLow.percent', '10 %', '5 %']],
      [...['gate.knownLow.baselines', '2', '3']],
    ]);
    await press('Take known low values of the patient out of this protocol');
    expect(now.gate).not.toHaveProperty('knownLow');
    await press("Take the product's suggestion");
    expect(now.gate?.knownLow).toMatchObject({ percent: 10, baselines: 2 });
  });
});
