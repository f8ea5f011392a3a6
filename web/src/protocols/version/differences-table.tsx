import { SECTION_IDS, type SectionId } from '@chairside/shared/protocols/sections/sections';
import { Table } from '@mantine/core';
import { say } from '../../language/say.ts';
import type { Difference } from '../document/protocol-diff.ts';
import { sectionTitle } from '../document/statement.ts';
import classes from '../styles/protocols.module.css';

interface Props {
  readonly found: readonly Difference[];
  readonly from: string;
  readonly to: string;
}

/** Every difference, section by section. */
export function DifferencesTable({ found, from, to }: Props) {
  const sections = SECTION_IDS.filter((id) => found.some(({ section }) => section === id));
  return (
    <>
      {sections.map((id) => (
        <section key={id} className={classes.difference}>
          <h3 className={classes.group}>{sectionTitle(id)}</h3>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th w="30%">{say('protocols-version.what')}</Table.Th>
                <Table.Th w="18%">{say('protocols-version.field')}</Table.Th>
                <Table.Th w="26%">{from}</Table.Th>
                <Table.Th w="26%">{to}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {found
                .filter(({ section }) => section === id)
                .map((one) => (
                  <Table.Tr key={`${one.id} ${one.label}`}>
                    <Table.Td data-label="What">{one.item}</Table.Td>
                    <Table.Td data-label="Field">{one.label}</Table.Td>
                    <Table.Td data-label={from}>{one.from}</Table.Td>
                    <Table.Td data-label={to}>
                      <strong>{one.to}</strong>
                    </Table.Td>
                  </Table.Tr>
                ))}
            </Table.Tbody>
          </Table>
        </section>
      ))}
    </>
  );
}

/** `7 differences in Oxygen saturation, Cuff and assessments`. */
export function differencesText(found: readonly Difference[]): string {
  if (found.length === 0) return say('protocols-version.no-difference');
  const count =
    found.length === 1
      ? say('protocols-version.1-difference')
      : say('protocols-version.found-differences', { found: found.length });
  return say('protocols-version.count-in-found', { count, found: sectionsText(found) });
}

/** Which sections they are in, in the order of the editor. */
export function sectionsText(all: readonly { readonly section: SectionId }[]): string {
  return SECTION_IDS.filter((id) => all.some(({ section }) => section === id))
    .map(sectionTitle)
    .join(', ');
}
