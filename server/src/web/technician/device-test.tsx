import { Play } from 'lucide';
import { useState } from 'preact/hooks';
import {
  deviceTestWords,
  faultWords,
  findingWords,
  testOf,
  testOutcomeWords,
  type Bilingual,
  type DeviceKind,
  type DeviceTestKind,
} from '@jiaohao/shared';
import { Button, Notice, say } from '@jiaohao/shared/web';
import type { DeviceTestView } from '../../http/shapes/device.ts';
import { send, type Said } from '../api.ts';

/** What is to be done or seen while a test is made. */
const meanwhile: Readonly<Record<DeviceTestKind, Bilingual>> = {
  print: { zh: '正在打印测试页…', en: 'A test slip is being printed…' },
  reader: { zh: '正在询问读卡器…', en: 'The reader is being asked…' },
  board: {
    zh: '请看屏幕：显示“测试 TEST 0123456789”数秒。',
    en: 'Look at the board: 测试 TEST 0123456789 for a few seconds.',
  },
  key: { zh: '请在 30 秒内按下该设备上的任意一个键。', en: 'Press any key of the device within 30 seconds.' },
  speak: { zh: '请听扬声器。', en: 'Listen to the loudspeaker.' },
};

const tones = { passed: 'good', failed: 'bad', 'not-made': 'warn' } as const;

/** Has a device tried, and says what really happened. */
export function DeviceTest({ id, kind, isHeard }: { id: string; kind: DeviceKind; isHeard: boolean }) {
  const [isMaking, setMaking] = useState(false);
  const [said, setSaid] = useState<Said<DeviceTestView> | null>(null);
  const test = testOf[kind];
  if (test === null) return null;
  const make = async (): Promise<void> => {
    setSaid(null);
    setMaking(true);
    setSaid(await send<DeviceTestView>('POST', `/devices/${encodeURIComponent(id)}/test`));
    setMaking(false);
  };
  return (
    <>
      <Button
        look="main"
        icon={Play}
        {...deviceTestWords[test]}
        disabled={isMaking || !isHeard}
        onPress={() => void make()}
      />
      <div class="test-result" aria-live="polite">
        {isMaking && <Notice {...meanwhile[test]} />}
        {said !== null && <Result said={said} />}
      </div>
    </>
  );
}

function Result({ said }: { said: Said<DeviceTestView> }) {
  if (!said.ok) return <Notice tone="bad" zh={said.refusal.zh} en={said.refusal.en} />;
  const { outcome, finding, faults, what } = said.value;
  const more = [...faults.map((fault) => faultWords[fault]), ...(what === null ? [] : [what])];
  const words = (language: 'zh' | 'en'): string =>
    `${testOutcomeWords[outcome][language]}${language === 'zh' ? '：' : ': '}${findingWords[finding][language]}`;
  return (
    <Notice tone={tones[outcome]} zh={words('zh')} en={words('en')}>
      {more.length > 0 && <strong class="found">{more.map(say).join(say({ zh: '、', en: ', ' }))}</strong>}
    </Notice>
  );
}
