import { type ComponentProps, useLayoutEffect, useRef, useState } from 'react';
import { deafFor } from './second-tap.ts';

/** One answer of a choice that comes up where a finger has just tapped: dim until that finger can mean it. */
export function ChoiceButton(props: Omit<ComponentProps<'button'>, 'type' | 'ref'>) {
  const own = useRef<HTMLButtonElement>(null);
  const [deaf, setDeaf] = useState(false);
  useLayoutEffect(() => {
    const ms = own.current === null ? 0 : deafFor(own.current, performance.now());
    if (ms === 0) return;
    setDeaf(true);
    const timer = setTimeout(() => setDeaf(false), ms);
    return () => clearTimeout(timer);
  }, []);
  return <button {...props} ref={own} type="button" aria-disabled={deaf || undefined} />;
}
