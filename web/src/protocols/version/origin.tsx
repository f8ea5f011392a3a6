import type { LimitSource } from '@chairside/shared/protocols/document/document';
import { noteText, referencesOf } from '@chairside/shared/references/references';
import { NO_SOURCE } from '../document/limit-text.ts';

/** Where a number comes from, with the way to it. */
export function Origin({ ids, note }: Pick<LimitSource, 'ids' | 'note'>) {
  const references = referencesOf(ids);
  return (
    <>
      {references.length === 0 ? NO_SOURCE : null}
      {references.map(({ short, link }, i) => (
        <span key={short}>
          {i === 0 ? '' : '; '}
          {link === undefined ? (
            short
          ) : (
            <a href={link} target="_blank" rel="noreferrer">
              {short}
            </a>
          )}
        </span>
      ))}
      {note === undefined ? '' : ` (${noteText(note)})`}
    </>
  );
}
