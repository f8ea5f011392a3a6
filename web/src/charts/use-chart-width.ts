import { useElementSize } from '@mantine/hooks';
import { type RefCallback, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/** Between the margins of A4 and of Letter, px. */
const PAPER_PX = 700;
const LEAST_PX = 320;

/** Width to draw at: of the element, or of the paper while the page is printed, which tells nobody its size. */
export function useChartWidth(): {
  readonly ref: RefCallback<HTMLDivElement>;
  readonly width: number;
  readonly printing: boolean;
} {
  const { ref, width } = useElementSize<HTMLDivElement>();
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const turn = (on: boolean) => () => flushSync(() => setPrinting(on));
    const [before, after] = [turn(true), turn(false)];
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    return () => {
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
    };
  }, []);
  return { ref, printing, width: printing ? PAPER_PX : Math.max(LEAST_PX, Math.floor(width)) };
}
