import { Search as Glass } from 'lucide';
import { useRef, useState } from 'preact/hooks';
import { Icon, Pill, say, TicketNumber } from '@jiaohao/shared/web';
import { desk } from '../desk-live.ts';
import { pressAgain, useKeys } from '../keys.ts';
import { serviceName, stateWords } from '../words.ts';
import { choose, chosen, found, query, search, searched, unread } from './ticket-book.ts';

/** More than that nobody reads through: one more digit is typed. */
const shown = 8;

/** Finds a ticket: `/` comes here from anywhere on the page. */
export function Search({ onChosen }: { onChosen: () => void }) {
  const field = useRef<HTMLInputElement>(null);
  /** The one that the arrows went to; null: the first. */
  const [wanted, want] = useState<string | null>(null);
  /** Enter was pressed: keys that follow are for the ticket, and wait for it. */
  const [taking, setTaking] = useState(false);
  const early = useRef<string[]>([]);
  /** Counts what was looked for: one that was given up for another does not come in between. */
  const turn = useRef(0);
  const list = found.value?.slice(0, shown) ?? [];
  const at = Math.max(
    list.findIndex(({ ticket }) => ticket === wanted),
    0,
  );
  useKeys(() => ({
    Slash() {
      field.current?.focus();
      field.current?.select();
    },
  }));
  const take = async (number: string): Promise<void> => {
    const mine = (turn.current += 1);
    await choose(number);
    if (turn.current !== mine) return;
    field.current?.blur();
    onChosen();
  };
  const giveUp = (): void => {
    turn.current += 1;
    early.current = [];
    setTaking(false);
    field.current?.blur();
  };
  const takeTyped = async (): Promise<void> => {
    const seen = found.value;
    const mine = (turn.current += 1);
    early.current = [];
    setTaking(true);
    await searched();
    if (turn.current !== mine) return;
    const now = found.value ?? [];
    const number = wanted === null ? now[0]?.ticket : now.find(({ ticket }) => ticket === wanted)?.ticket;
    if (number !== undefined) await take(number);
    // Looking is one turn, taking what was found the next.
    if (turn.current > mine + 1) return;
    setTaking(false);
    // One of several that nobody has read yet is looked at, and nothing is done to it.
    const isMeant = number !== undefined && (now.length === 1 || now === seen);
    if (isMeant && field.current !== null) await pressAgain(early.current);
  };
  const step = (by: 1 | -1): void => want(list[at + by]?.ticket ?? wanted);
  return (
    <div class="search">
      <label class="search-field">
        <Icon of={Glass} />
        <span class="only-heard">{say({ zh: '查找号票', en: 'Find a ticket' })}</span>
        <input
          ref={field}
          // The desk's first question is always a number.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autofocus
          type="text"
          autocomplete="off"
          readOnly={taking}
          value={query.value}
          placeholder={say({
            zh: '号码或末几位，如 A012 或 12',
            en: 'Number or its last digits: A012 or 12',
          })}
          onInput={(event) => {
            want(null);
            search(event.currentTarget.value);
          }}
          onKeyDown={(event) => {
            if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
            if (taking && event.key.length === 1) early.current.push(event.code);
            else if (taking && event.key === 'Enter') return;
            else if (event.key === 'ArrowDown') step(1);
            else if (event.key === 'ArrowUp') step(-1);
            else if (event.key === 'Enter') void takeTyped();
            else if (event.key === 'Escape') giveUp();
            else return;
            event.preventDefault();
          }}
        />
        <kbd aria-hidden="true">/</kbd>
      </label>
      {unread.value && <p class="wrong">{say(unread.value)}</p>}
      {found.value?.length === 0 && (
        <p class="empty">{say({ zh: '今天没有这个号。', en: 'There is no such ticket today.' })}</p>
      )}
      {list.length > 1 && (
        <ul class="found">
          {list.map(({ ticket, service, state, maskedName }, nth) => (
            <li key={ticket}>
              <button
                type="button"
                class={nth === at ? 'at' : ''}
                aria-pressed={ticket === chosen.value}
                onClick={() => {
                  setTaking(false);
                  void take(ticket);
                }}
              >
                <TicketNumber number={ticket} />
                <span class="grows">{say(serviceName(desk.value, service))}</span>
                <span>{maskedName}</span>
                <Pill {...stateWords[state]} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
