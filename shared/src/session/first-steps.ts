/** Which first-step cards stand beside a session: a prompt, nothing more. */
import type { ProtocolDocument } from '../protocols/document/document.ts';
import type { FirstStepsCard } from '../protocols/document/first-steps.ts';
import type { SessionState } from './state.ts';

function isSedated({ assessments }: Pick<SessionState, 'assessments'>): boolean {
  const last = assessments
    .filter(({ withdrawn, assessment }) => !withdrawn && assessment.scale === 'moaas')
    .sort((a, b) => a.at - b.at)
    .at(-1);
  return (last?.assessment.score ?? 5) < 5;
}

/** In the order of the protocol, while an effect of theirs is in the log and not over. */
export function firstStepCards(
  session: Pick<SessionState, 'effects' | 'assessments'>,
  { firstSteps = [] }: Pick<ProtocolDocument, 'firstSteps'>,
): FirstStepsCard[] {
  const going = session.effects
    .filter(({ withdrawn, resolvedAt }) => !withdrawn && resolvedAt === null)
    .map(({ term }) => term);
  const sedated = isSedated(session) || going.includes('drowsiness');
  return firstSteps.filter(
    ({ terms, besideSedation }) =>
      terms.some((term) => going.includes(term)) && (besideSedation !== true || sedated),
  );
}
