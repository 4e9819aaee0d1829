import { ArrowDown, ArrowUp, Trash2, type IconNode } from 'lucide';
import type { Bilingual } from '@jiaohao/shared';
import { Icon, say } from '@jiaohao/shared/web';
import { moved, without } from './list.ts';

export interface RowButtonsProps<Item> {
  /** What the item is called, for who only hears the buttons. */
  of: Bilingual;
  list: readonly Item[];
  at: number;
  onInput: (list: Item[]) => void;
  /** Its place says nothing. */
  fixed?: boolean;
  /** There is room to say what they do. */
  worded?: boolean;
}

/** Moves an item of a list, or takes it out. */
export function RowButtons<Item>({
  of,
  list,
  at,
  onInput,
  fixed = false,
  worded = false,
}: RowButtonsProps<Item>) {
  const button = (icon: IconNode, words: Bilingual, next: () => Item[], disabled: boolean) => (
    <button
      type="button"
      class="button quiet small"
      disabled={disabled}
      aria-label={say({ zh: `${words.zh}${of.zh}`, en: `${words.en} ${of.en}` })}
      title={say(words)}
      onClick={() => onInput(next())}
    >
      <Icon of={icon} />
      {worded && <span>{say(words)}</span>}
    </button>
  );
  return (
    <span class="row-buttons">
      {!fixed && button(ArrowUp, { zh: '上移', en: 'Move up' }, () => moved(list, at, -1), at === 0)}
      {!fixed &&
        button(ArrowDown, { zh: '下移', en: 'Move down' }, () => moved(list, at, 1), at === list.length - 1)}
      {button(Trash2, { zh: '删除', en: 'Remove' }, () => without(list, at), false)}
    </span>
  );
}
