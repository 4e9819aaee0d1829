import { h, type ComponentChildren, type TargetedInputEvent } from 'preact';
import { useId } from 'preact/hooks';
import type { Bilingual } from '../vocabulary/hall.ts';
import { say } from './language.ts';

interface Around {
  name: Bilingual;
  hint?: Bilingual;
  /** What is wrong with what stands in it. */
  wrong?: Bilingual | null;
}

interface Tied {
  id: string;
  'aria-invalid': boolean;
  'aria-describedby': string | undefined;
}

function Frame({ name, hint, wrong, children }: Around & { children: (tied: Tied) => ComponentChildren }) {
  const id = useId();
  const told = wrong ?? null;
  const described = [hint && `${id}-hint`, told && `${id}-wrong`].filter(Boolean).join(' ');
  return (
    <div class="field">
      <label class="name" for={id}>
        {say(name)}
      </label>
      {hint && (
        <span class="hint" id={`${id}-hint`}>
          {say(hint)}
        </span>
      )}
      {children({ id, 'aria-invalid': told !== null, 'aria-describedby': described || undefined })}
      {told && (
        <span class="wrong" id={`${id}-wrong`} role="alert">
          {say(told)}
        </span>
      )}
    </div>
  );
}

export interface FieldProps extends Around {
  value: string;
  onInput: (value: string) => void;
  type?: 'text' | 'password' | 'number' | 'tel' | 'time' | 'date' | 'search' | 'url';
  autocomplete?: string;
  inputMode?: 'text' | 'numeric' | 'decimal' | 'tel';
  maxLength?: number;
  autofocus?: boolean;
  disabled?: boolean;
  required?: boolean;
}

/** One line to be filled in, with its name above and what is wrong with it below. */
export function Field({ name, hint, wrong, onInput, type = 'text', ...input }: FieldProps) {
  return (
    <Frame name={name} {...(hint && { hint })} wrong={wrong ?? null}>
      {(tied) =>
        // Not as JSX: there the roles it may have depend on a type known beforehand.
        h('input', {
          ...tied,
          ...input,
          type,
          onInput: (event: TargetedInputEvent<HTMLInputElement>) => onInput(event.currentTarget.value),
        })
      }
    </Frame>
  );
}

export interface LongFieldProps extends Around {
  value: string;
  onInput: (value: string) => void;
  rows?: number;
  maxLength?: number;
}

/** Several lines to be filled in. */
export function LongField({ name, hint, wrong, value, onInput, rows = 3, maxLength }: LongFieldProps) {
  return (
    <Frame name={name} {...(hint && { hint })} wrong={wrong ?? null}>
      {(tied) => (
        <textarea
          {...tied}
          rows={rows}
          maxLength={maxLength}
          value={value}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      )}
    </Frame>
  );
}

export interface ChoiceProps<Value extends string> extends Around {
  value: Value;
  options: readonly (readonly [Value, Bilingual])[];
  onInput: (value: Value) => void;
  disabled?: boolean;
}

/** One of several. */
export function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const { name, hint, wrong, value, options, onInput, disabled } = props;
  const chosen = (text: string): Value | undefined => options.find(([each]) => each === text)?.[0];
  return (
    <Frame name={name} {...(hint && { hint })} wrong={wrong ?? null}>
      {(tied) => (
        <select
          {...tied}
          value={value}
          disabled={disabled}
          onChange={(event) => {
            const next = chosen(event.currentTarget.value);
            if (next !== undefined) onInput(next);
          }}
        >
          {options.map(([each, words]) => (
            <option key={each} value={each}>
              {say(words)}
            </option>
          ))}
        </select>
      )}
    </Frame>
  );
}

export interface CheckProps extends Bilingual {
  checked: boolean;
  onInput: (checked: boolean) => void;
  disabled?: boolean;
}

/** Yes or no. */
export function Check({ zh, en, checked, onInput, disabled }: CheckProps) {
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        onChange={(event) => onInput(event.currentTarget.checked)}
      />
      <span>{say({ zh, en })}</span>
    </label>
  );
}
