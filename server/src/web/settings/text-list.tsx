import { Plus } from 'lucide';
import type { Bilingual } from '@jiaohao/shared';
import { Button, say } from '@jiaohao/shared/web';
import { replaced } from './list.ts';
import { goTo, wrongAt } from './places.ts';
import { BothFields } from './plan-field.tsx';
import { RowButtons } from './row-buttons.tsx';

export interface TextListProps {
  /** Where the list stands in the plan. */
  at: string;
  title: Bilingual;
  /** What one of them is called. */
  one: Bilingual;
  texts: readonly Bilingual[];
  onInput: (texts: Bilingual[]) => void;
  /** Said when there are none. */
  empty: Bilingual;
  most?: number;
  long?: boolean;
}

/** A list of words in both languages, in an order that counts. */
export function TextList({ at, title, one, texts, onInput, empty, most = 50, long = false }: TextListProps) {
  const wrong = wrongAt(at);
  const add = (): void => {
    onInput([...texts, { zh: '', en: '' }]);
    goTo(`${at}.${texts.length}.zh`);
  };
  return (
    <fieldset class="text-list" data-field={at}>
      <legend>{say(title)}</legend>
      {wrong && (
        <p class="wrong" role="alert">
          {say(wrong)}
        </p>
      )}
      {texts.length === 0 && <p class="empty">{say(empty)}</p>}
      <ol>
        {texts.map((text, nth) => (
          // Rows have nothing else to be told apart by.
          <li key={nth}>
            <BothFields
              at={`${at}.${nth}`}
              name={{ zh: `${one.zh} ${nth + 1}`, en: `${one.en} ${nth + 1}` }}
              value={text}
              long={long}
              onInput={(next) => onInput(replaced(texts, nth, next))}
            />
            <RowButtons
              of={{ zh: `${one.zh} ${nth + 1}`, en: `${one.en.toLowerCase()} ${nth + 1}` }}
              list={texts}
              at={nth}
              onInput={onInput}
            />
          </li>
        ))}
      </ol>
      <Button
        icon={Plus}
        zh={`添加${one.zh}`}
        en={`Add ${one.en.toLowerCase()}`}
        disabled={texts.length >= most}
        onPress={add}
      />
    </fieldset>
  );
}
