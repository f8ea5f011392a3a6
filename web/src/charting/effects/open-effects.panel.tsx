import type { SessionState } from '@chairside/shared/session/state';
import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { say } from '../../language/say.ts';
import { Block } from '../../ui/block.tsx';
import { Soft } from '../../ui/text.tsx';
import { closeSheet } from '../sheet/sheet-store.ts';
import { EffectList } from './effect-list.tsx';

/** Before the patient leaves: how each effect went on, one tap each. */
export function OpenEffects({ session }: { readonly session: SessionState }) {
  const heading = useRef<HTMLSpanElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <Block
      look="plain"
      title={
        <span ref={heading} tabIndex={-1}>
          {say('charting-effects.follow-up-effects')}
        </span>
      }
    >
      <Soft>{say('charting-effects.chart-the-course-of-each-effect')}</Soft>
      <EffectList session={session} refused={false} />
      <Button variant="default" h={44} onClick={closeSheet}>
        {say('charting-effects.done')}
      </Button>
    </Block>
  );
}
