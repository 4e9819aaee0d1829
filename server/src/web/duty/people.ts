import { signal } from '@preact/signals';
import type { Bilingual } from '@jiaohao/shared';
import { read } from '../api.ts';

interface Person {
  readonly staff: string;
  readonly name: Bilingual;
}

const names = signal<ReadonlyMap<string, Bilingual>>(new Map());

/** Learns who is behind the staff numbers; asked again as long as the hub does not answer. */
export async function meetPeople(): Promise<void> {
  const said = await read<readonly Person[]>('/staff');
  if (said.ok) names.value = new Map(said.value.map(({ staff, name }) => [staff, name]));
  else setTimeout(() => void meetPeople(), againMs);
}
const againMs = 5000;

/** The name behind a staff number, or the number where it is not known. */
export function nameOf(staff: string): Bilingual {
  return names.value.get(staff) ?? { zh: `工号${staff}`, en: `No. ${staff}` };
}
