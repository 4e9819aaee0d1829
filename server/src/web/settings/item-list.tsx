import { Plus } from 'lucide';
import type { ComponentChildren } from 'preact';
import type { Bilingual } from '@jiaohao/shared';
import { Button, Pill, say } from '@jiaohao/shared/web';
import { goTo, opened, setOpen, wrongAt, wrongBelow } from './places.ts';
import { RowButtons } from './row-buttons.tsx';

export interface ItemListProps<Item> {
  /** Where the list stands in the plan. */
  at: string;
  items: readonly Item[];
  onInput: (items: Item[]) => void;
  nameOf: (item: Item) => Bilingual;
  /** What is seen of it while its form is shut. */
  summary: (item: Item) => ComponentChildren;
  form: (item: Item, place: string, nth: number) => ComponentChildren;
  add: Bilingual;
  fresh: () => Item;
  /** Their order says nothing. */
  fixed?: boolean;
}

/** A list whose items each open into a form. */
export function ItemList<Item>(props: ItemListProps<Item>) {
  const { at, items, onInput, nameOf, summary, form, add, fresh, fixed = false } = props;
  const wrong = wrongAt(at);
  return (
    <div class="items" data-field={at}>
      {wrong && (
        <p class="wrong" role="alert">
          {say(wrong)}
        </p>
      )}
      {items.map((item, nth) => {
        const place = `${at}.${nth}`;
        return (
          <details
            key={nth}
            class="item"
            data-field={place}
            open={opened.value.has(place)}
            onToggle={(event) => setOpen(place, event.currentTarget.open)}
          >
            <summary>
              {summary(item)}
              <Wrong count={wrongBelow(place)} />
            </summary>
            {opened.value.has(place) && (
              <div class="item-form">
                {form(item, place, nth)}
                <RowButtons of={nameOf(item)} list={items} at={nth} onInput={onInput} fixed={fixed} worded />
              </div>
            )}
          </details>
        );
      })}
      <Button
        icon={Plus}
        {...add}
        onPress={() => {
          onInput([...items, fresh()]);
          goTo(`${at}.${items.length}.id`);
        }}
      />
    </div>
  );
}

function Wrong({ count }: { count: number }) {
  if (count === 0) return null;
  return <Pill tone="bad" zh={`${count} 处有误`} en={count === 1 ? '1 problem' : `${count} problems`} />;
}
