import { useState } from 'preact/hooks';
import type { Bilingual } from '@jiaohao/shared';
import { Choice, Field } from '@jiaohao/shared/web';
import type { SettingsView } from '../../../http/shapes/settings.ts';
import { wrongAt } from '../places.ts';
import { settings } from '../settings-book.ts';

export type ModelKind = keyof SettingsView['models'];

/** Every model of a kind, with its name. */
const modelsOf = (kind: ModelKind): SettingsView['models'][ModelKind] => settings.value?.models[kind] ?? [];

export const firstModel = (kind: ModelKind): string => modelsOf(kind)[0]?.id ?? '';

/** What a model is called. */
export function modelName(kind: ModelKind, id: string): Bilingual {
  return modelsOf(kind).find((model) => model.id === id)?.name ?? { zh: id, en: id };
}

export interface ModelFieldProps {
  at: string;
  kind: ModelKind;
  value: string;
  onInput: (model: string) => void;
}

/** The model of a device, by its plain name. */
export function ModelField({ at, kind, value, onInput }: ModelFieldProps) {
  const options = modelsOf(kind).map(({ id, name }): readonly [string, Bilingual] => [id, name]);
  return (
    <div data-field={at}>
      <Choice
        name={{ zh: '型号', en: 'Model' }}
        wrong={wrongAt(at)}
        value={value}
        options={
          options.some(([id]) => id === value) ? options : [[value, { zh: value, en: value }], ...options]
        }
        onInput={onInput}
      />
    </div>
  );
}

export interface BaudFieldProps {
  at: string;
  value: number | undefined;
  onInput: (baud: number | undefined) => void;
}

/** A rate other than the model's; usually empty. What is no number stays as it is typed, and is told so. */
export function BaudField({ at, value, onInput }: BaudFieldProps) {
  const [typed, setTyped] = useState(textOf(value));
  const shown = Object.is(baudIn(typed), value) ? typed : textOf(value);
  return (
    <div data-field={at}>
      <Field
        name={{ zh: '波特率', en: 'Baud' }}
        wrong={wrongAt(at)}
        value={shown}
        inputMode="numeric"
        autocomplete="off"
        maxLength={8}
        onInput={(text) => {
          setTyped(text);
          onInput(baudIn(text));
        }}
      />
    </div>
  );
}

const baudIn = (text: string): number | undefined => (text.trim() === '' ? undefined : Number(text));
const textOf = (baud: number | undefined): string => (Number.isFinite(baud) ? String(baud) : '');
