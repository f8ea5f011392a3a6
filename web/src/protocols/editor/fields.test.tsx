import { DEFAULT_PROTOCOL } from '@chairside/shared/protocols/defaults/first-edition';
import type { ProtocolDocument } from '@chairside/shared/protocols/document/document';
import { fireEvent } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { rendered } from '../../ui/rendered.fixture.tsx';
import { type Editor, EditorProvider } from './editor-context.ts';
import { NumberField, TimeField } from './fields.tsx';

const editor: Editor = {
  document: DEFAULT_PROTOCOL,
  change: (_about: string, _next: (document: ProtocolDocument) => ProtocolDocument) => undefined,
  problemsAt: (id) => (id === 'wrong' ? ['It would never be met.'] : []),
  problemsOf: () => [],
  inForce: (id) => (id === 'moved' ? '93 %' : null),
  changed: () => false,
  whyKept: () => null,
  rateOf: () => '',
};

describe('a field of the editor', () => {
  beforeEach(() => {
    vi.stubGlobal('matchMedia', () => ({
      matches: false,
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
    }));
  });
  afterEach(() => vi.unstubAllGlobals());

  function show(field: React.ReactNode) {
    const page = rendered(<EditorProvider value={editor}>{field}</EditorProvider>);
    const host = page.container;
    const input = () => {
      const found = host.querySelector('input');
      if (found === null) throw new Error('no field');
      return found;
    };
    const type = (value: string) => fireEvent.change(input(), { target: { value } });
    const leave = () => fireEvent.blur(input());
    return { host, input, type, leave, end: page.unmount };
  }

  it('PR-40 takes an empty field for unchanged, never for zero, and shows the number again', () => {
    const onChange = vi.fn();
    const field = show(<NumberField id="a" label="Limit" value={93} onChange={onChange} />);
    field.type('');
    expect(onChange).not.toHaveBeenCalled();
    field.leave();
    expect(field.input().value).toBe('93');
    field.type('92');
    expect(onChange.mock.calls).toEqual([[92]]);
    field.end();
  });

  it('PR-40 may be empty only where that has a meaning', () => {
    const [onChange, onEmpty] = [vi.fn(), vi.fn()];
    const field = show(
      <NumberField id="a" label="And" value={160} onChange={onChange} onEmpty={onEmpty} />,
    );
    field.type('');
    expect([onChange.mock.calls.length, onEmpty.mock.calls.length]).toEqual([0, 1]);
    field.end();
  });

  it('PR-40 keeps times in ms and shows them in their unit', () => {
    const onChange = vi.fn();
    const field = show(
      <TimeField id="a" label="Interval" unit="min" value={150_000} onChange={onChange} />,
    );
    expect(field.input().value).toBe('2.5');
    field.type('3');
    expect(onChange.mock.calls).toEqual([[180_000]]);
    field.end();
  });

  it('PR-42, PR-47 says beside the field what is in force and why it makes no sense', () => {
    const moved = show(<NumberField id="moved" label="A" value={92} onChange={() => undefined} />);
    expect(moved.host.textContent).toContain('In force: 93 %');
    moved.end();
    const wrong = show(<NumberField id="wrong" label="B" value={92} onChange={() => undefined} />);
    expect(wrong.host.textContent).toContain('It would never be met.');
    wrong.end();
  });
});
