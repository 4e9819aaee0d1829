import { useState } from 'preact/hooks';
import type { Bilingual } from '@jiaohao/shared';
import { Button, Choice, Dialog, Field, Notice, say } from '@jiaohao/shared/web';
import type { ConflictView } from '../../../http/shapes/conflict.ts';
import type { DeskView } from '../../../http/shapes/desk.ts';
import { act } from '../../api.ts';
import { outcome } from '../outcome.ts';
import { tidy } from '../paper/paper-line.ts';
import { endIn } from '../paper/read-line.ts';
import { wholeNumberIn } from '../tickets/found.ts';
import { settle } from './settle.ts';
import type { Answers, Asked, Resolution, VisitEnd } from './resolutions.ts';

export interface ResolveDialogProps {
  view: DeskView;
  conflict: ConflictView;
  resolution: Resolution;
  /** How the visit ended, as far as the paper list here knows. */
  ended: string;
  onClose: () => void;
}

const questions: Readonly<Record<Exclude<Asked, 'service'>, Bilingual>> = {
  number: { zh: '号码，如 B803', en: 'Number, such as B803' },
  window: { zh: '窗口号', en: 'Window' },
  ended: {
    zh: '结束时间（0952；过号加 x；空着：还在窗口）',
    en: 'Ended (0952; x: missed; empty: still there)',
  },
};

/** Asks what has to be known, says once more what will happen, and does it. */
export function ResolveDialog({ view, conflict, resolution, ended, onClose }: ResolveDialogProps) {
  const [answers, setAnswers] = useState<Answers>({ ended, service: view.services[0]?.service ?? '' });
  const [note, setNote] = useState('');
  const [wrong, setWrong] = useState<Bilingual | null>(null);
  const answer = (asked: Asked) => (text: string) => setAnswers({ ...answers, [asked]: text });
  const resolve = async (): Promise<void> => {
    const said = readAnswers(resolution, answers, view, conflict);
    if ('wrong' in said) return setWrong(said.wrong);
    const words = note.trim() === '' ? resolution.zh : `${resolution.zh}：${note.trim()}`;
    const refusal = await settle(conflict.id, resolution.steps(said.answers, said.end), words, act);
    if (refusal !== null) return setWrong(refusal);
    outcome.value = { good: true, zh: `已核销：${resolution.zh}`, en: `Settled: ${resolution.en}` };
    onClose();
  };
  return (
    <Dialog title={resolution} onClose={onClose} onSubmit={() => void resolve()}>
      <p>{say(resolution.effect)}</p>
      {resolution.asks.map((asked, nth) =>
        asked === 'service' ? (
          <Choice
            key={asked}
            name={{ zh: '业务', en: 'Service' }}
            value={answers.service ?? ''}
            options={view.services.map(({ service, name }) => [service, name] as const)}
            onInput={answer('service')}
          />
        ) : (
          <Field
            key={asked}
            name={questions[asked]}
            value={answers[asked] ?? ''}
            onInput={answer(asked)}
            autofocus={nth === 0}
            maxLength={8}
          />
        ),
      )}
      <Field
        name={{ zh: '说明（可不填）', en: 'Note (optional)' }}
        value={note}
        onInput={setNote}
        maxLength={150}
        autofocus={resolution.asks.length === 0}
      />
      {wrong && <Notice tone="bad" zh={wrong.zh} en={wrong.en} />}
      <div class="answers">
        <Button zh="返回" en="Back" hotkey="Esc" onPress={onClose} />
        <Button look="main" submit zh="就这样办" en="Do it" hotkey="Enter" />
      </div>
    </Dialog>
  );
}

type Said = { readonly answers: Answers; readonly end: VisitEnd | null } | { readonly wrong: Bilingual };

/** As they have to be written for the hub, or what is wrong with one. */
function readAnswers({ asks }: Resolution, given: Answers, view: DeskView, { what }: ConflictView): Said {
  const number = wholeNumberIn(given.number ?? '', view.paper.numberDigits);
  if (asks.includes('number') && number === null)
    return { wrong: { zh: '请写完整号码，如 B803。', en: 'Write the whole number, such as B803.' } };
  const window = tidy(given.window ?? '');
  if (asks.includes('window') && !view.windows.some((each) => String(each.window) === window))
    return { wrong: { zh: '没有这个窗口。', en: 'There is no such window.' } };
  const end = asks.includes('ended') ? endIn(given.ended ?? '', view.books.midnight) : null;
  if (end === 'wrong')
    return { wrong: { zh: '结束时间看不懂，请写成 0952。', en: 'Write the time as 0952.' } };
  const calledAt = 'calledAt' in what ? what.calledAt : 0;
  return {
    answers: { ...given, number: number ?? '', window },
    end: end === null ? null : { how: end.how, at: end.at ?? calledAt },
  };
}
