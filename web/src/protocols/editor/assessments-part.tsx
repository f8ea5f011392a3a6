import { defaultAssessments } from '@chairside/shared/protocols/defaults/score-limits';
import {
  ASSESSMENTS,
  type Assessment,
  type AssessmentsSection,
} from '@chairside/shared/protocols/document/score-limits';
import { Checkbox } from '@mantine/core';
import { say } from '../../language/say.ts';
import { withPart } from '../document/document-edits.ts';
import classes from '../styles/editor.module.css';
import { useEditor } from './editor-context.ts';
import { TimeField, useMark } from './fields.tsx';
import { OptionalPart } from './optional-part.tsx';
import { SourceFields } from './source-fields.tsx';

const LABELS = {
  sedation: say('protocols-editor.sedation-moaa-s-or-rass'),
  dissociation: 'Dissociation',
} as const satisfies Record<Assessment, string>;

export function AssessmentsPart() {
  const { document, change } = useEditor();
  const part = document.assessments;
  const put = (field: string, next: AssessmentsSection | undefined) =>
    change(`assessments.${field}`, (one) => withPart(one, 'assessments', next));
  return (
    <OptionalPart
      name="the assessments"
      without={say('protocols-editor.no-assessment-is-asked-for-with')}
      present={part !== undefined}
      onTake={() => put('taken', defaultAssessments)}
      remaining={withPart(document, 'assessments', undefined)}
      onRemove={() => put('removed', undefined)}
    >
      {part === undefined ? null : <Fields part={part} put={put} />}
    </OptionalPart>
  );
}

function Fields({
  part,
  put,
}: {
  part: AssessmentsSection;
  put: (field: string, next: AssessmentsSection) => void;
}) {
  const { description, error } = useMark('assessments.withCuff');
  return (
    <>
      <Checkbox.Group
        label={say('protocols-editor.with-each-cuff-reading')}
        description={description}
        error={error}
        value={part.withCuff}
        onChange={(chosen) => {
          const withCuff = ASSESSMENTS.filter((one) => chosen.includes(one));
          if (withCuff.length > 0) put('withCuff', { ...part, withCuff });
        }}
      >
        <div className={classes.wide}>
          {ASSESSMENTS.map((one) => (
            <Checkbox key={one} value={one} label={LABELS[one]} />
          ))}
        </div>
      </Checkbox.Group>
      <div className={classes.grid}>
        <TimeField
          id="assessments.overdueAfterMs"
          label={say('protocols-editor.overdue-after')}
          unit="min"
          value={part.overdueAfterMs}
          onChange={(overdueAfterMs) => put('overdueAfterMs', { ...part, overdueAfterMs })}
        />
      </div>
      <SourceFields
        path="assessments"
        source={part.source}
        onChange={(source) => put('source', { ...part, source })}
      />
    </>
  );
}
