import { useState } from 'preact/hooks';
import type { Bilingual } from '@jiaohao/shared';
import { Field, LongField, say } from '@jiaohao/shared/web';
import { wrongAt } from './places.ts';

interface At {
  /** Where in the plan it stands: `hall.services.2.series`. */
  at: string;
  name: Bilingual;
  hint?: Bilingual;
}

export interface PlanFieldProps extends At {
  value: string;
  onInput: (value: string) => void;
  type?: 'text' | 'time' | 'date' | 'url';
  maxLength?: number;
}

/** A line of the plan, with what the hub says of it. */
export function PlanField({ at, ...field }: PlanFieldProps) {
  return (
    <div data-field={at}>
      <Field {...field} wrong={wrongAt(at)} autocomplete="off" />
    </div>
  );
}

export interface NumberFieldProps extends At {
  value: number;
  onInput: (value: number) => void;
}

/** A number; what is no number yet stays as it is typed, and is told so. */
export function NumberField({ at, value, onInput, ...field }: NumberFieldProps) {
  const [typed, setTyped] = useState(textOf(value));
  const shown = Object.is(numberIn(typed), value) ? typed : textOf(value);
  return (
    <div data-field={at}>
      <Field
        {...field}
        wrong={wrongAt(at)}
        value={shown}
        inputMode="decimal"
        autocomplete="off"
        maxLength={8}
        onInput={(text) => {
          setTyped(text);
          onInput(numberIn(text));
        }}
      />
    </div>
  );
}

const numberIn = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text));
const textOf = (value: number): string => (Number.isFinite(value) ? String(value) : '');

const languages = { zh: { zh: '中文', en: 'Chinese' }, en: { zh: '英文', en: 'English' } };

export interface BothFieldsProps extends At {
  value: Bilingual;
  onInput: (value: Bilingual) => void;
  /** Several lines each. */
  long?: boolean;
}

/** The same words in both languages, beside each other. */
export function BothFields({ at, name, hint, value, onInput, long = false }: BothFieldsProps) {
  return (
    <div class="both-fields">
      {hint && <p class="hint">{say(hint)}</p>}
      {(['zh', 'en'] as const).map((language) => {
        const field = {
          name: {
            zh: `${name.zh}（${languages[language].zh}）`,
            en: `${name.en} (${languages[language].en})`,
          },
          value: value[language],
          onInput: (text: string) => onInput({ ...value, [language]: text }),
          wrong: wrongAt(`${at}.${language}`) ?? wrongAt(at),
        };
        return (
          <div key={language} data-field={`${at}.${language}`}>
            {long ? <LongField {...field} rows={2} /> : <Field {...field} autocomplete="off" />}
          </div>
        );
      })}
    </div>
  );
}

/** Words that need not be there: nothing in both languages is none. */
export function OptionalBothFields({
  value,
  onInput,
  ...field
}: Omit<BothFieldsProps, 'value' | 'onInput'> & {
  value: Bilingual | null;
  onInput: (value: Bilingual | null) => void;
}) {
  return (
    <BothFields
      {...field}
      value={value ?? { zh: '', en: '' }}
      onInput={(next) => onInput(next.zh === '' && next.en === '' ? null : next)}
    />
  );
}
