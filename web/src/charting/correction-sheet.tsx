import type { Amendment } from '@chairside/shared/session/entries';
import { TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { say } from '../language/say.ts';
import { Soft } from '../ui/text.tsx';
import { CommandSheet, type SheetProps } from './sheet/command-sheet.tsx';

interface CorrectProps extends SheetProps {
  readonly seq: number;
  readonly title?: string;
  readonly given?: string;
  readonly entry: () => Amendment | null;
  readonly children: ReactNode;
}

/** The original stays in the log beside what is corrected, with the reason. */
export function Correct({
  seq,
  title = say('charting.correct-the-entry'),
  given,
  entry,
  children,
  ...sheet
}: CorrectProps) {
  const [typed, setTyped] = useState('');
  const reason = given ?? typed.trim();
  return (
    <CommandSheet
      {...sheet}
      title={title}
      submit="Record"
      draft={() => {
        const corrected = entry();
        if (corrected === null || reason === '') return null;
        return { type: 'amend-entry', seq, reason, entry: corrected };
      }}
    >
      {children}
      {given === undefined ? (
        <>
          <Soft>{say('charting.the-original-stays-in-the-log')}</Soft>
          <TextInput
            size="md"
            label={say('charting.reason')}
            value={typed}
            maxLength={200}
            onChange={(event) => setTyped(event.currentTarget.value)}
            required
          />
        </>
      ) : null}
    </CommandSheet>
  );
}
