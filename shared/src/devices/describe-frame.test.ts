import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hex } from '../codec/bytes.ts';
import { deviceProtocols, type DeviceProtocol } from '../contracts/frames.ts';
import { z } from 'zod';

import { describeFrame, type SeenFrame } from './describe-frame.ts';

const usual: Readonly<Record<DeviceProtocol, string>> = {
  'id-card-reader': 'sdt',
  'escpos-printer': 'epson-80',
  'counter-bus': 'keypad-21',
  'onbon-board': 'bx-5k',
  'strip-board': 'slzc-8',
};

const vectors = z.array(
  z.looseObject({
    name: z.string(),
    direction: z.string(),
    model: z.string().optional(),
    hex: z.string(),
    message: z.looseObject({ kind: z.string() }),
  }),
);

function vectorsOf(protocol: DeviceProtocol): z.infer<typeof vectors> {
  const text = readFileSync(new URL(`${protocol}/vectors.json`, import.meta.url), 'utf8');
  return vectors.parse(JSON.parse(text));
}

const frameOf = (protocol: DeviceProtocol, text: string, over: Partial<SeenFrame> = {}): SeenFrame => ({
  protocol,
  model: usual[protocol],
  direction: 'to-device',
  bytes: [...hex(text)],
  isFrame: true,
  ...over,
});

const inWords = (frame: SeenFrame, before: SeenFrame['bytes'] | null = null) => {
  const { name, fields } = describeFrame(frame, before);
  return [
    name.zh,
    ...fields.map(({ name: { zh }, value }) => `${zh} ${typeof value === 'string' ? value : value.zh}`),
  ];
};

describe.each(deviceProtocols)('frames of %s in words', (protocol) => {
  it('have a name in both languages, every vector of the manuals', () => {
    for (const vector of vectorsOf(protocol)) {
      const direction = vector.direction === 'toDevice' ? 'to-device' : 'to-host';
      const model = vector.model ?? usual[protocol];
      const { name } = describeFrame(frameOf(protocol, vector.hex, { direction, model }), null);
      const isKnown = !/unexpected|unknown/.test(vector.message.kind);
      const isSaid = !isKnown || !name.zh.includes('未知');
      expect([isSaid, name.en === ''], vector.name).toEqual([true, false]);
    }
  });

  it('of a model nobody has are unknown, and bytes of no frame are noise', () => {
    expect(inWords(frameOf(protocol, 'FF 00', { model: 'none' }))).toEqual(['未知帧']);
    const noise = frameOf(protocol, 'FF 00', { direction: 'to-host', isFrame: false });
    expect(inWords(noise)).toEqual(['杂波', '字节 2']);
  });
});

describe('a frame in words', () => {
  it('says which key of which keypad was pressed, and with which digits', () => {
    expect(
      inWords(
        frameOf('counter-bus', 'FF 68 05 05 68 03 01 01 02 0C 13 16', {
          direction: 'to-host',
          model: 'keypad-16',
        }),
      ),
    ).toEqual(['按键：叫指定号', '地址 3', '键码 0C 叫号', '数字 12']);
  });

  it('says what a printer asked for its paper answered', () => {
    const asked = [...hex('10 04 04')];
    const answer = (byte: string) => frameOf('escpos-printer', byte, { direction: 'to-host' });
    expect(inWords(answer('7E'), asked)).toEqual(['状态：纸', '状况 缺纸']);
    expect(inWords(answer('12'), asked)).toEqual(['状态：纸', '状况 正常']);
    expect(inWords(answer('12'))).toEqual(['状态', '字节 12']);
  });

  it('says what a job puts on paper', () => {
    const job = '1B 40 1C 26 B2 E2 CA D4 0A 41 42 0A 1D 56 42 18 1D 72 01';
    expect(inWords(frameOf('escpos-printer', job))).toEqual([
      '打印',
      '命令数 10',
      '文字 测试 / AB',
      '其中 切纸、问打印完成、初始化',
    ]);
  });

  it('says what stands on a board', () => {
    const show =
      'A5 A5 A5 A5 A5 A5 A5 A5 01 00 00 80 00 00 00 00 00 00 FE 02 3E 00 A3 06 01 39 00 00 01 35 00 00 00 00 00 00 18 00 20 00 00 00 00 02 00 00 00 0A 01 01 01 00 05 00 1A 00 00 00 5C 46 4F 30 30 30 5C 43 31 C7 EB 41 30 31 32 BA C5 B5 BD 33 BA C5 B4 B0 BF DA 51 D5 5A';
    expect(inWords(frameOf('onbon-board', show))).toEqual(['显示文字', '地址 1', '文字 请A012号到3号窗口']);
    expect(
      inWords(frameOf('strip-board', 'A0 90 03 A5 00 0E C7 EB 00 41 00 30 00 31 00 32 00 BA C5 00 89')),
    ).toEqual(['显示文字', '地址 3', '文字 请A012号']);
  });
});
