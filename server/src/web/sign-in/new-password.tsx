import { Field } from '@jiaohao/shared/web';
import type { Bilingual } from '@jiaohao/shared';

export interface NewPasswordProps {
  value: string;
  again: string;
  onInput: (value: string, again: string) => void;
}

const leastLetters = 10;

/** A password to be chosen, typed twice. */
export function NewPassword({ value, again, onInput }: NewPasswordProps) {
  return (
    <>
      <Field
        name={{ zh: '新密码', en: 'New password' }}
        hint={{
          zh: '至少十个字符，可以是一句好记的话；不要求大小写或符号。',
          en: 'At least ten characters; a sentence you remember is fine. No odd signs needed.',
        }}
        type="password"
        value={value}
        onInput={(typed) => onInput(typed, again)}
        autocomplete="new-password"
        maxLength={200}
      />
      <Field
        name={{ zh: '再输入一次', en: 'Once more' }}
        type="password"
        value={again}
        onInput={(typed) => onInput(value, typed)}
        autocomplete="new-password"
        maxLength={200}
        wrong={differs(value, again)}
      />
    </>
  );
}

/** What keeps it from being sent; the hub has the last word. */
export function notChosen(value: string, again: string): Bilingual | null {
  if (Array.from(value).length < leastLetters)
    return { zh: '密码至少要十个字符。', en: 'The password needs at least ten characters.' };
  return value === again ? null : notTheSame;
}

const notTheSame = { zh: '两次输入不一致。', en: 'The two are not the same.' };

/** Only said once it cannot become right by typing on. */
function differs(value: string, again: string): Bilingual | null {
  return value.startsWith(again) ? null : notTheSame;
}
