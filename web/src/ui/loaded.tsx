import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { errorText } from '../http/problem.ts';
import { say } from '../language/say.ts';
import { Loading } from './loading.tsx';
import { Message } from './message.tsx';
import { Problem } from './text.tsx';
import { TextButton } from './text-button.tsx';

/** As much of a query as its states need. */
interface Asked<T> {
  readonly data: T | undefined;
  readonly error: Error | null;
  readonly refetch: () => unknown;
}

interface LoadedProps<T> {
  readonly query: Asked<T>;
  /** The title where it failed: "The patients could not be loaded". */
  readonly failed: string;
  /** Shown instead of an empty answer; null: there is something. */
  readonly empty?: (data: T) => ReactNode;
  readonly children: (data: T) => ReactNode;
}

/** What a query is at: on its way, failed with a way to try again, empty, or there. What is there stays through a failed refresh. */
export function Loaded<T>({ query, failed, empty, children }: LoadedProps<T>) {
  const { data, error } = query;
  if (data !== undefined) {
    return (
      <>
        {error === null ? null : (
          <Problem error={error}>
            {say('ui.what-is-shown-may-be-out')}{' '}
            <TextButton onClick={() => void query.refetch()}>{say('ui.try-again')}</TextButton>
          </Problem>
        )}
        {empty?.(data) ?? children(data)}
      </>
    );
  }
  if (error === null) return <Loading />;
  return (
    <Message
      title={failed}
      action={<Button onClick={() => void query.refetch()}>{say('ui.try-again')}</Button>}
    >
      {errorText(error)}
    </Message>
  );
}
