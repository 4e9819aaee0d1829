import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Bilingual } from '@jiaohao/shared';
import { Button, Choice, Field, say } from '@jiaohao/shared/web';
import type { Doing, Window } from './doing.ts';

/** Why windows pause, as the journal has it. */
const reasons = {
  away: { zh: '临时离岗', en: 'Away for a moment' },
  meal: { zh: '用餐轮换', en: 'Meal break' },
  meeting: { zh: '会议培训', en: 'Meeting or training' },
  check: { zh: '设备检查', en: 'Devices are looked at' },
  other: { zh: '其他原因', en: 'Another reason' },
} as const satisfies Record<string, Bilingual>;
type Reason = keyof typeof reasons;
const reasonsInOrder = ['away', 'meal', 'meeting', 'check', 'other'] as const satisfies readonly Reason[];

interface WindowStateProps {
  window: Window;
  doing: Doing;
  onDone: () => void;
}

/** Opens, pauses, resumes and closes a window, and says before what that brings about. */
export function WindowState({ window, doing, onDone }: WindowStateProps) {
  const go = async (verb: string, body?: object): Promise<void> => {
    if (await doing('POST', `/windows/${window.window}/${verb}`, body)) onDone();
  };
  if (window.status === 'closed')
    return (
      <Deed means={{ zh: '开放后立即可以叫号。', en: 'Once open it can call at once.' }}>
        <Button look="main" zh="开放窗口" en="Open the window" onPress={() => void go('open')} />
      </Deed>
    );
  return (
    <>
      {window.status === 'paused' ? (
        <Deed
          means={{
            zh: '恢复后接着叫号，故障单随之结束。',
            en: 'It calls again; a reported fault ends with it.',
          }}
        >
          <Button look="main" zh="恢复服务" en="Resume" onPress={() => void go('resume')} />
        </Deed>
      ) : (
        <Pausing window={window} onPause={(verb, reason) => void go(verb, { reason })} />
      )}
      <Deed
        means={{
          zh: '关闭前须办完手上的号票；只有本窗口能办的等候者须先改派。',
          en: 'Only when no ticket is in hand and nobody waits whom only this window can serve.',
        }}
      >
        <Button zh="关闭窗口" en="Close the window" onPress={() => void go('close')} />
      </Deed>
    </>
  );
}

/** A button, and beside it what pressing it does. */
function Deed({ means, children }: { means: Bilingual; children: ComponentChildren }) {
  return (
    <div class="deed">
      {children}
      <p>{say(means)}</p>
    </div>
  );
}

interface PausingProps {
  window: Window;
  onPause: (verb: 'pause' | 'interrupt', reason: string) => void;
}

function Pausing({ window: { ticket, directed }, onPause }: PausingProps) {
  const [reason, setReason] = useState<Reason>('away');
  const [own, setOwn] = useState('');
  const said = reason === 'other' && own.trim() !== '' ? own.trim() : reasons[reason].zh;
  const moved = [
    ticket === null
      ? null
      : { zh: `${ticket}号转到其他窗口优先叫`, en: `${ticket} is called first elsewhere` },
    directed.length === 0
      ? null
      : {
          zh: `${directed.length}张专等本窗口的号票回到队首`,
          en: `${directed.length} waiting for here go back in front`,
        },
  ].filter((each) => each !== null);
  const means =
    moved.length === 0
      ? { zh: '等候者由其他窗口办理。', en: 'Who waits is served by other windows.' }
      : { zh: `${moved.map(({ zh }) => zh).join(';')}。`, en: `${moved.map(({ en }) => en).join('; ')}.` };
  return (
    <fieldset class="pausing">
      <legend>{say({ zh: '暂停服务', en: 'Pause the window' })}</legend>
      <Choice
        name={{ zh: '原因', en: 'Reason' }}
        value={reason}
        options={reasonsInOrder.map((each) => [each, reasons[each]] as const)}
        onInput={setReason}
      />
      {reason === 'other' && (
        <Field name={{ zh: '说明', en: 'In words' }} value={own} onInput={setOwn} maxLength={60} />
      )}
      <p>{say(means)}</p>
      <div class="deeds">
        <Button zh="暂停窗口" en="Pause" onPress={() => onPause('pause', said)} />
        <Button look="danger" zh="窗口故障" en="It has failed" onPress={() => onPause('interrupt', said)} />
      </div>
    </fieldset>
  );
}
