import { Search as Glass } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon, Pill, say, TicketNumber } from '@jiaohao/shared/web';
import { desk } from '../desk-live.ts';
import { listenForKeys } from '../keys.ts';
import { serviceName, stateWords } from '../words.ts';
import { choose, chosen, found, query, search, searched, unread } from './ticket-book.ts';

/** More than that nobody reads through: one more digit is typed. */
const shown = 8;

/** Finds a ticket: `/` comes here from anywhere on the page. */
export function Search({ onChosen }: { onChosen: () => void }) {
  const field = useRef<HTMLInputElement>(null);
  const [at, setAt] = useState(0);
  /** Enter was pressed; keys that follow are for the ticket, and not to be read as its number. */
  const [taking, setTaking] = useState(false);
  const listed = () => found.value?.slice(0, shown) ?? [];
  const list = listed();
  useEffect(
    () =>
      listenForKeys(() => ({
        Slash() {
          field.current?.focus();
          field.current?.select();
        },
      })),
    [],
  );
  const take = (number: string | undefined): void => {
    if (number === undefined) return;
    // The next key may be one of the ticket's.
    field.current?.blur();
    void choose(number).then(onChosen);
  };
  const takeTyped = async (): Promise<void> => {
    setTaking(true);
    await searched();
    setTaking(false);
    take(listed()[at]?.ticket);
  };
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
          placeholder={say({ zh: '号码或末几位,如 A012 或 12', en: 'Number or its last digits: A012 or 12' })}
          onInput={(event) => {
            setAt(0);
            search(event.currentTarget.value);
          }}
          onKeyDown={(event) => {
            if (event.isComposing) return;
            if (event.key === 'ArrowDown') setAt(Math.min(at + 1, list.length - 1));
            else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0));
            else if (event.key === 'Enter') void takeTyped();
            else if (event.key === 'Escape') event.currentTarget.blur();
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
                onClick={() => take(ticket)}
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
