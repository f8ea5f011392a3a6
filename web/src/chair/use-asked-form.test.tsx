import { screen } from '@testing-library/react';
import { useLocation } from 'react-router';
import { beforeEach, describe, expect, it } from 'vitest';
import { closeSheet, useSheets } from '../charting/sheet/sheet-store.ts';
import { rendered } from '../ui/rendered.fixture.tsx';
import { useAskedForm } from './use-asked-form.ts';

function Chair({ mayChart }: { readonly mayChart: boolean }) {
  useAskedForm('s1', mayChart);
  return <p>{`at${useLocation().search}`}</p>;
}
const open = () => useSheets.getState().sheet.kind;

beforeEach(closeSheet);

describe('a form that the address names', () => {
  it('UI-531 is opened once: the address is plain again, and a reload opens nothing', async () => {
    rendered(<Chair mayChart />, { at: '/chairs/1?form=identify' });
    await screen.findByText('at');
    expect(open()).toBe('identify');
  });

  it('UI-531 is not opened for who may not chart, nor where there is no such form', async () => {
    const first = rendered(<Chair mayChart={false} />, { at: '/chairs/1?form=identify' });
    await screen.findByText('at');
    expect(open()).toBe('none');
    first.unmount();
    rendered(<Chair mayChart />, { at: '/chairs/1?form=anything' });
    expect(screen.queryByText('at?form=anything')).not.toBeNull();
    expect(open()).toBe('none');
  });
});
