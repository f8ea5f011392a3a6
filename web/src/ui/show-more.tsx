import { Button } from '@mantine/core';
import { say } from '../language/say.ts';
import classes from './show-more.module.css';

interface ShowMoreProps {
  /** "12 patients shown". */
  readonly shown: string;
  /** What the button says. */
  readonly more?: string;
  readonly query: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly fetchNextPage: () => unknown;
  };
}

/** Under a list that comes in pages: how much of it is shown, and the rest. */
export function ShowMore({ shown, more = say('ui.show-more'), query }: ShowMoreProps) {
  return (
    <div className={classes.more}>
      <span aria-live="polite">
        {shown}
        {query.hasNextPage ? say('ui.more-are-there') : ''}
      </span>
      {query.hasNextPage ? (
        <Button
          variant="default"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {more}
        </Button>
      ) : null}
    </div>
  );
}
