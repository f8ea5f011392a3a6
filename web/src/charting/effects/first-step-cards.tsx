import { firstStepCards } from '@chairside/shared/session/first-steps';
import type { SessionState } from '@chairside/shared/session/state';
import { say } from '../../language/say.ts';
import { useClinic } from '../../live/clinic-store.ts';
import classes from '../styles/charting.module.css';

/** What is done first beside a charted effect: a prompt of the session's protocol, never an order. */
export function FirstStepCards({ session }: { readonly session: SessionState }) {
  const document = useClinic((state) => state.protocols[session.protocol]);
  const cards = document === undefined ? [] : firstStepCards(session, document);
  return cards.map(({ id, title, steps }) => (
    <section
      key={id}
      className={classes.firstSteps}
      aria-label={say('charting-effects.first-steps-title', { title })}
    >
      <strong>{say('charting-effects.title-first-steps', { title })}</strong>
      <ol>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </section>
  ));
}
