import { type LimitSignal, TIERS } from '@chairside/shared/protocols/document/document';
import { SIGNAL_INFO } from '@chairside/shared/vitals/catalogue';
import { Button, NumberInput, Select } from '@mantine/core';
import { useForm } from '@mantine/form';
import { say } from '../../language/say.ts';
import { freeName, withNewLimit } from '../document/document-edits.ts';
import { tierText } from '../document/limit-text.ts';
import classes from '../styles/editor.module.css';
import { useEditor } from './editor-context.ts';
import { limitFrom, type NewLimit, TEST_LABELS } from './new-limit.ts';

const options = <T extends string>(labels: Readonly<Record<T, string>>) =>
  Object.entries<string>(labels).map(([value, label]) => ({ value, label }));
const SIDES = [
  { value: 'low', label: say('protocols-editor.below') },
  { value: 'high', label: say('protocols-editor.above') },
];

interface Props {
  readonly signal: LimitSignal;
  readonly onAdded: (id: string) => void;
  readonly onClose: () => void;
}

/** What nobody can guess of a new limit; the rest is set on its card. */
export function AddLimitForm({ signal, onAdded, onClose }: Props) {
  const editor = useEditor();
  const form = useForm<Omit<NewLimit, 'signal'>>({
    initialValues: { direction: 'low', tier: 'warning', kind: 'absolute', number: '' },
    validate: {
      number: (number) => (number === '' ? say('protocols-editor.enter-the-limit') : null),
    },
  });
  const { kind } = form.values;
  const unit = kind === 'percent-of-baseline' ? '%' : SIGNAL_INFO[signal].unit;
  const add = form.onSubmit((values) => {
    const { limits } = editor.document;
    const wanted = `${signal}-${values.direction}-${values.tier}-${values.number}`;
    const id = freeName(
      wanted,
      limits.map((limit) => limit.id),
    );
    const limit = limitFrom({ ...values, signal }, id, limits);
    if (limit === null) return;
    editor.change(`limits.${id}.added`, (document) => withNewLimit(document, limit));
    onAdded(id);
  });
  return (
    <section className={classes.add} aria-label={say('protocols-editor.new-limit')}>
      <div className={classes.grid}>
        <Select
          label={say('protocols-editor.alarm-where-it-is')}
          data={SIDES}
          allowDeselect={false}
          {...form.getInputProps('direction')}
        />
        <Select
          label={say('protocols-editor.kind-of-limit')}
          data={options(TEST_LABELS)}
          allowDeselect={false}
          {...form.getInputProps('kind')}
        />
        <NumberInput
          label={
            kind === 'absolute'
              ? say('protocols-editor.limit-unit', { unit })
              : say('protocols-editor.distance-from-the-baseline-unit', { unit })
          }
          hideControls
          decimalScale={1}
          data-autofocus
          {...form.getInputProps('number')}
        />
        <Select
          label={say('protocols-editor.priority')}
          data={TIERS.map((tier) => ({ value: tier, label: tierText(tier) }))}
          allowDeselect={false}
          {...form.getInputProps('tier')}
        />
      </div>
      <div className={classes.actions}>
        <Button variant="default" onClick={onClose}>
          {say('protocols-editor.cancel')}
        </Button>
        {/* Within the form of no one else: Enter must not save the whole draft. */}
        <Button onClick={() => add()}>{say('protocols-editor.add-limit')}</Button>
      </div>
    </section>
  );
}
