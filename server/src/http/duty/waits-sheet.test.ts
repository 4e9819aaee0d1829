import { expect, it } from 'vitest';
import { givenWith } from '../../domain/testing/given.ts';
import { planWith, plainHall } from '../../domain/testing/plans.ts';
import { takes } from '../../domain/testing/steps.ts';
import { waitsSheet } from './waits-sheet.ts';

const given = givenWith(expect);
/** The first ticket's line, where the service it was taken for has this name. */
function lineWith(name: string): string | undefined {
  const services = plainHall.services.map((service) => ({ ...service, name: { zh: name, en: 'Service' } }));
  const { hall } = given(planWith({ services }), takes('deposit'));
  return waitsSheet(hall.state, hall.stamp.at).split('\r\n')[1];
}

it('a name with a comma or a quotation mark stays in its column of the sheet', () => {
  expect(lineWith('缴存,变更')).toMatch(/^A001,"缴存,变更",普通/);
  expect(lineWith('"缴存"')).toMatch(/^A001,"""缴存""",普通/);
});

it('a name that begins like a formula is none when the sheet is opened', () => {
  for (const sign of ['=', '+', '-', '@']) expect(lineWith(`${sign}1`)).toContain(`A001,'${sign}1,`);
});
