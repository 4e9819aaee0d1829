import { signal } from '@preact/signals';
import { Check, Panel, Pill, say } from '@jiaohao/shared/web';
import type { CounterView } from '../../../http/shapes/counter.ts';
import { keptTicked, keepTicked } from './kept-ticked.ts';
import { otherKeys } from '../keys/shortcuts.ts';
import { missing, tick, tickedOf } from './ticked.ts';

const ticked = signal(keptTicked());

/** What is still missing of a ticket's documents, as a note: 缺:无房证明. Empty when nothing was ticked, or all was. */
export function missingNote(ticket: NonNullable<CounterView['ticket']>): string {
  const names = missing(ticked.value, ticket).map(({ zh }) => zh);
  return names.length === 0 ? '' : `缺：${names.join('、')}`;
}

/** The documents of the service, as the member was told them, to be ticked off (§17-2). */
export function Papers({ ticket }: { ticket: NonNullable<CounterView['ticket']> }) {
  const { documents } = ticket;
  if (documents.length === 0) return null;
  const shown = tickedOf(ticked.value, ticket);
  const left = documents.length - shown.length;
  return (
    <Panel
      title={{ zh: '材料清单', en: 'Documents' }}
      class="papers"
      aside={
        <>
          {left === 0 ? (
            <Pill tone="good" zh="已齐" en="Complete" />
          ) : (
            <Pill zh={`还差${left}份`} en={`${left} to come`} />
          )}
          <span class="by-key">
            {say({ zh: '核对', en: 'Check' })} <kbd>{otherKeys.papers}</kbd>
          </span>
        </>
      }
    >
      <div class="list" onKeyDown={step}>
        {documents.map((document, place) => (
          <Check
            key={document.zh}
            {...document}
            checked={shown.includes(place)}
            onInput={() => {
              ticked.value = tick(ticked.value, ticket, place);
              keepTicked(ticked.value);
            }}
          />
        ))}
      </div>
      <p class="soft">
        {say({
          zh: '缺件请一次性告知全部；挂起时会自动注明所缺材料。',
          en: 'Name everything that is missing at once; it is noted by itself when held.',
        })}
      </p>
    </Panel>
  );
}

const boxes = (): HTMLInputElement[] => [
  ...document.querySelectorAll<HTMLInputElement>('.papers input[type=checkbox]'),
];

/** Goes to the first document that is not ticked. */
export function toPapers(): void {
  const all = boxes();
  (all.find(({ checked }) => !checked) ?? all[0])?.focus();
}

function step(event: KeyboardEvent): void {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (by === undefined) return;
  event.preventDefault();
  const all = boxes();
  const at = all.findIndex((box) => box === document.activeElement);
  all[at + by]?.focus();
}
