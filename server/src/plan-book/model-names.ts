import type { Bilingual, ModelTable } from '@jiaohao/shared';

/** Models as an administrator calls them, by their ids. */
const names: Readonly<Record<string, Bilingual>> = {
  sdt: { zh: 'SDT 读卡器（GA 467）', en: 'SDT reader (GA 467)' },
  'sdt-fast': { zh: 'SDT 内置读卡模块（230400 波特）', en: 'SDT built-in module (230400 baud)' },
  'sdt-finds-once': { zh: 'SDT 读卡器（每张卡只找到一次）', en: 'SDT reader that finds each card once' },
  'epson-80': { zh: '爱普生 TM-T82 类，80 毫米，中文', en: 'Epson TM-T82 class, 80 mm, Chinese' },
  'kiosk-80': { zh: '自助机 ESC/POS 打印机，80 毫米，GBK', en: 'ESC/POS kiosk printer, 80 mm, GBK' },
  'plain-58': { zh: 'ESC/POS 打印机，58 毫米，无切刀', en: 'ESC/POS printer, 58 mm, no cutter' },
  'keypad-21': { zh: '21 键窗口键盘', en: 'Counter keypad, 21 keys' },
  'keypad-16': { zh: '16 键窗口键盘', en: 'Counter keypad, 16 keys' },
  'bx-5k': { zh: '仰邦 BX-5K 字库卡，192 × 32，双色', en: 'Onbon BX-5K card, 192 × 32, two colours' },
  'bx-6k': { zh: '仰邦 BX-6K 字库卡，192 × 32，双色', en: 'Onbon BX-6K card, 192 × 32, two colours' },
  'slzc-8': { zh: 'SLZC 条屏，8 个汉字，三色', en: 'SLZC strip screen, 8 Chinese characters, three colours' },
};

/** What a model is called; one without a name yet, by its id. */
export const modelName = (id: string): Bilingual => names[id] ?? { zh: id, en: id };

/** The kinds of board, by their protocols. */
export const boardKinds: Readonly<Record<Extract<ModelTable, 'onbon' | 'strip'>, Bilingual>> = {
  onbon: { zh: '点阵屏（仰邦字库卡）', en: 'Matrix board (Onbon card)' },
  strip: { zh: '条屏（SLZC）', en: 'Strip screen (SLZC)' },
};
