import type { ProtocolDocument } from '@chairside/shared/protocols/document/document';
import type { SectionId } from '@chairside/shared/protocols/sections/sections';
import { say } from '../../language/say.ts';
import { Soft } from '../../ui/text.tsx';
import { statementsOf } from '../document/parts.ts';
import classes from '../styles/protocols.module.css';
import { LimitsTable } from './limits-table.tsx';

interface Props {
  readonly document: ProtocolDocument;
  readonly section: SectionId;
}

/** One section of a version to read, with the source and confidence of all that it says. */
export function SectionView({ document, section }: Props) {
  const limits = document.limits.filter(({ signal }) => signal === section);
  if (limits.length > 0) return <LimitsTable limits={limits} />;
  const said = statementsOf(document).filter((statement) => statement.section === section);
  if (said.length === 0) {
    return <Soft>{say('protocols-version.this-version-has-nothing-in-this')}</Soft>;
  }
  const items = [...Map.groupBy(said, ({ part }) => part)];
  return (
    <div className={classes.said}>
      {items.map(([id, statements]) => (
        <section key={id}>
          <h4>{statements[0]?.item}</h4>
          <dl>
            {statements.map(({ id: field, label, text }) => (
              <div key={field}>
                <dt>{label}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
