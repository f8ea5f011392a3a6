import { DRUG_LEVEL_LABEL, DRUG_LEVEL_MODEL } from '@chairside/shared/infusion/pharmacokinetics';
import { referencesOf } from '@chairside/shared/references/references';
import { Popover, Switch, UnstyledButton } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { say } from '../../language/say.ts';
import classes from './review.module.css';

interface Props {
  readonly on: boolean;
  /** The model says nothing of this session. */
  readonly none: boolean;
  readonly onChange: (on: boolean) => void;
}

/** Switches the modelled drug level on the chart, and tells where it comes from. */
export function ModelSwitch({ on, none, onChange }: Props) {
  const { name, paper, population, limits, sources } = DRUG_LEVEL_MODEL;
  return (
    <span className={classes.switch} data-screen-only>
      <Switch
        size="sm"
        checked={on && !none}
        disabled={none}
        onChange={(event) => onChange(event.currentTarget.checked)}
        label={
          none
            ? say('review-session.modelled-level-none-for-this')
            : say('review-session.modelled-level')
        }
      />
      <Popover width={360} position="bottom-end" withArrow>
        <Popover.Target>
          <UnstyledButton
            aria-label={say('review-session.about-the-modelled-level')}
            className={classes.iconButton ?? ''}
          >
            <IconInfoCircle size={18} aria-hidden />
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown>
          <div className={classes.about}>
            <b>{DRUG_LEVEL_LABEL}</b>
            <p>
              {name}: {paper} (
              {referencesOf(sources)
                .map(({ short }) => short)
                .join('; ')}
              ).
            </p>
            <p>{population}.</p>
            <ul>
              {limits.map((limit) => (
                <li key={limit}>{limit}</li>
              ))}
            </ul>
            <p>{say('review-session.it-needs-intravenous-racemic')}</p>
          </div>
        </Popover.Dropdown>
      </Popover>
    </span>
  );
}
