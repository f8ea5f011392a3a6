import { effectLabel } from '@chairside/shared/effects/catalogue';
import { SEVERITIES } from '@chairside/shared/effects/severity';
import type { EffectRate } from '@chairside/shared/review/clinic-review';
import { PUBLISHED_EFFECTS } from '@chairside/shared/review/published-figures';
import { say, words } from '../../language/say.ts';
import { Block } from '../../ui/block.tsx';
import { Table } from '../../ui/table.tsx';
import { Soft } from '../../ui/text.tsx';
import { SEVERITY_LABELS } from '../../wording/severity-labels.ts';
import { LabelBars } from './label-bars.tsx';
import { countText, percentOf, percentText } from './share-text.ts';

export function EffectRates({ rates }: { readonly rates: readonly EffectRate[] }) {
  const bars = rates.map(({ term, sessions }) => ({
    label: effectLabel(term, words),
    value: percentOf(sessions),
  }));
  return (
    <Block title={say('review-clinic.effects-share-of-sessions')}>
      {rates.length === 0 ? (
        <Soft>{say('review-clinic.no-effect-was-charted-in-these')}</Soft>
      ) : (
        <>
          <LabelBars bars={bars} most={100} tickText={(value) => `${value} %`} />
          <EffectTable rates={rates} />
        </>
      )}
    </Block>
  );
}

function EffectTable({ rates }: { readonly rates: readonly EffectRate[] }) {
  return (
    <>
      <Table>
        <thead>
          <tr>
            <th scope="col">{say('review-clinic.effect')}</th>
            <th scope="col">{say('review-clinic.sessions')}</th>
            <th scope="col">{say('review-clinic.patients')}</th>
            <th scope="col">{say('review-clinic.published-of-patients')}</th>
            {SEVERITIES.map((severity) => (
              <th key={severity} scope="col">
                {SEVERITY_LABELS[severity]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rates.map(({ term, serious, sessions, patients, worst }) => {
            const published = PUBLISHED_EFFECTS[term];
            return (
              <tr key={term}>
                <th scope="row">
                  {effectLabel(term, words)}
                  {serious ? <small>{say('review-clinic.rare-but-serious')}</small> : null}
                </th>
                <td>
                  {percentText(sessions)} <small>{countText(sessions)}</small>
                </td>
                <td>
                  {percentText(patients)} <small>{countText(patients)}</small>
                </td>
                <td>
                  {published === undefined ? (
                    '--'
                  ) : (
                    <>
                      {published.percent}{' '}
                      <small>
                        <a href={published.address} target="_blank" rel="noreferrer">
                          {published.study}
                        </a>
                      </small>
                    </>
                  )}
                </td>
                {SEVERITIES.map((severity) => (
                  <td key={severity}>{worst[severity]}</td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </Table>
      <Soft>{say('review-clinic.the-columns-of-severity-count')}</Soft>
    </>
  );
}
