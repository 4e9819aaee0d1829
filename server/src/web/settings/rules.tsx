import type { Bilingual } from '@jiaohao/shared';
import { Check, Choice, Panel, say } from '@jiaohao/shared/web';
import type { SettingView, WrittenPlan } from '../../http/shapes/settings.ts';
import { editHall } from './draft.ts';
import { digitsIn, withDigits } from './number-ranges.ts';
import { sectionOfTheme, wrongAt, type Section } from './places.ts';
import { NumberField, PlanField } from './plan-field.tsx';
import { settings } from './settings-book.ts';

type Rules = WrittenPlan['hall']['settings'];

/** The rules that belong into a part of the page, those of a kind together. */
export function RulePanels({ section, rules }: { section: Section; rules: Rules }) {
  const { themes = [], settings: all = [] } = settings.value ?? {};
  return (
    <>
      {themes
        .filter(({ id }) => sectionOfTheme(id) === section)
        .map(({ id, zh, en }) => (
          <Panel key={id} title={{ zh, en }}>
            <div class="rules">
              {all
                .filter(({ theme }) => theme === id)
                .map((rule) => (
                  <Rule key={rule.id} rule={rule} rules={rules} />
                ))}
            </div>
          </Panel>
        ))}
    </>
  );
}

function Rule({ rule, rules }: { rule: SettingView; rules: Rules }) {
  const { id, kind, choices, unit, name } = rule;
  const at = `hall.settings.${id}`;
  const value: unknown = new Map<string, unknown>(Object.entries(rules)).get(id);
  const set = (next: unknown): void => editHall({ settings: { ...rules, [id]: next } });
  const choose = (next: string): void => {
    if (id === 'numberDigits') editHall({ settings: withDigits(rules, digitsIn(next)) });
    else set(kind === 'yes-no' ? next === 'true' : next);
  };
  const hint = hintOf(rule);
  switch (kind) {
    case 'number': {
      const named = withUnit(name, unit);
      return <NumberField at={at} name={named} hint={hint} value={Number(value)} onInput={set} />;
    }
    case 'text':
      return <PlanField at={at} name={name} hint={hint} value={String(value)} onInput={set} maxLength={5} />;
    case 'yes-no':
    case 'one-of':
      return (
        <div data-field={at}>
          <Choice
            name={name}
            hint={hint}
            wrong={wrongAt(at)}
            value={String(value)}
            options={optionsOf(rule)}
            onInput={choose}
          />
        </div>
      );
    case 'some-of':
      return <Several at={at} rule={rule} value={listIn(value)} onInput={set} choices={choices} />;
  }
}

const listIn = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);
const yesNo = [
  ['true', { zh: '是', en: 'Yes' }],
  ['false', { zh: '否', en: 'No' }],
] as const;

function optionsOf({ kind, choices }: SettingView): readonly (readonly [string, Bilingual])[] {
  return kind === 'yes-no' ? yesNo : choices.map((each) => [each.id, each.name] as const);
}

interface SeveralProps {
  at: string;
  rule: SettingView;
  choices: SettingView['choices'];
  value: readonly string[];
  onInput: (value: string[]) => void;
}

function Several({ at, rule, choices, value, onInput }: SeveralProps) {
  const order = choices.map(({ id }) => id);
  return (
    <fieldset class="several" data-field={at}>
      <legend>{say(rule.name)}</legend>
      <p class="hint">{say(hintOf(rule))}</p>
      <div class="checks">
        {choices.map(({ id, name }) => (
          <Check
            key={id}
            {...name}
            checked={value.includes(id)}
            onInput={(checked) =>
              onInput(order.filter((each) => (each === id ? checked : value.includes(each))))
            }
          />
        ))}
      </div>
    </fieldset>
  );
}

const units: Partial<Record<SettingView['unit'], Bilingual>> = {
  minutes: { zh: '分钟', en: 'minutes' },
  seconds: { zh: '秒', en: 'seconds' },
  years: { zh: '岁', en: 'years' },
};

function withUnit({ zh, en }: Bilingual, unit: SettingView['unit']): Bilingual {
  const words = units[unit];
  return words === undefined ? { zh, en } : { zh: `${zh}（${words.zh}）`, en: `${en} (${words.en})` };
}

/** What it means, and what it is unless somebody says otherwise. */
function hintOf({ means, usual, choices }: SettingView): Bilingual {
  const named = (Array.isArray(usual) ? usual.map(String) : [String(usual)]).map(
    (each) => choices.find(({ id }) => id === each)?.name ?? yesNoWords(each),
  );
  return {
    zh: `${means.zh}默认：${named.map(({ zh }) => zh).join('、')}。`,
    en: `${means.en} Usually ${named.map(({ en }) => en).join(', ')}.`,
  };
}

function yesNoWords(value: string): Bilingual {
  return yesNo.find(([each]) => each === value)?.[1] ?? { zh: value, en: value };
}
