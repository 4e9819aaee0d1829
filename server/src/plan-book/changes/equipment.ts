import type {
  Bilingual,
  DisplayEquipment,
  Equipment,
  KioskDevice,
  KioskEquipment,
  LineEquipment,
  WindowEquipment,
} from '@jiaohao/shared';
import { fieldWords } from '../field-words.ts';
import { boardKinds, modelName } from '../model-names.ts';
import { changed, of } from './say.ts';

/** What differs between the equipment of an agent in two plans; undefined: the plan says nothing of it. */
export function equipmentChanges(was: Equipment | undefined, is: Equipment | undefined): Bilingual[] {
  if (was === undefined && is === undefined) return [];
  if (was === undefined)
    return [
      { zh: '端口与型号改由设置决定。', en: 'Ports and models are those of the settings from now on.' },
      ...differences(nothing, is ?? nothing),
    ];
  if (is === undefined)
    return [
      {
        zh: '端口与型号改用机器自己的文件。',
        en: 'Ports and models are those of its own file from now on.',
      },
    ];
  return differences(was, is);
}

const nothing: Equipment = {};
const noLines: DisplayEquipment = { lines: [], windows: [] };

function differences(was: Equipment, is: Equipment): Bilingual[] {
  const displays = [was, is].some((each) => 'lines' in each);
  return displays ? ofDisplay(asDisplay(was), asDisplay(is)) : ofKiosk(asKiosk(was), asKiosk(is));
}

const asDisplay = (equipment: Equipment): DisplayEquipment => ('lines' in equipment ? equipment : noLines);
const asKiosk = (equipment: Equipment): KioskEquipment => ('lines' in equipment ? {} : equipment);

function ofKiosk(was: KioskEquipment, is: KioskEquipment): Bilingual[] {
  return [
    ...ofDevice(fieldWords.reader, was.reader, is.reader),
    ...ofDevice(fieldWords.printer, was.printer, is.printer),
  ];
}

function ofDevice(name: Bilingual, was: KioskDevice | undefined, is: KioskDevice | undefined): Bilingual[] {
  if (was === undefined || is === undefined)
    return changed(
      name,
      was === undefined ? null : deviceWords(was),
      is === undefined ? null : deviceWords(is),
    );
  return of(name, [
    ...changed(fieldWords.address, was.address, is.address),
    ...changed(fieldWords.model, modelName(was.model), modelName(is.model)),
    ...changed(fieldWords.baud, baudWords(was), baudWords(is)),
  ]);
}

function deviceWords({ address, model }: KioskDevice): Bilingual {
  const { zh, en } = modelName(model);
  return { zh: `${zh}，${address}`, en: `${en}, ${address}` };
}

const baudWords = ({ baud }: { readonly baud?: number | undefined }): Bilingual | number =>
  baud ?? { zh: '按型号', en: "the model's" };

function ofDisplay(was: DisplayEquipment, is: DisplayEquipment): Bilingual[] {
  return [
    ...listed(was.lines, is.lines, ({ name }) => name, lineName, inLine),
    ...listed(was.windows, is.windows, ({ window }) => window, windowName, inWindow),
  ];
}

/** What differs between two lists whose items are the same as before if their key is. */
function listed<Item>(
  was: readonly Item[],
  is: readonly Item[],
  keyOf: (item: Item) => string | number,
  nameOf: (item: Item) => Bilingual,
  inside: (was: Item | null, is: Item) => Bilingual[],
): Bilingual[] {
  const old = new Map(was.map((item) => [keyOf(item), item]));
  const now = new Set(is.map(keyOf));
  return [
    ...is.flatMap((item) => of(nameOf(item), inside(old.get(keyOf(item)) ?? null, item))),
    ...was
      .filter((item) => !now.has(keyOf(item)))
      .map(nameOf)
      .map(({ zh, en }) => ({ zh: `删除${zh}`, en: `${en} removed` })),
  ];
}

const lineName = ({ name }: LineEquipment): Bilingual => ({ zh: `端口 ${name}`, en: `Port ${name}` });
const windowName = ({ window }: WindowEquipment): Bilingual => ({
  zh: `${window}号窗口`,
  en: `Window ${window}`,
});

function inLine(was: LineEquipment | null, is: LineEquipment): Bilingual[] {
  return [
    ...changed(fieldWords.address, was?.address ?? null, is.address),
    ...(was === null && is.baud === undefined
      ? []
      : changed(fieldWords.baud, baudWords(was ?? {}), baudWords(is))),
  ];
}

function inWindow(was: WindowEquipment | null, is: WindowEquipment): Bilingual[] {
  return [
    ...changed(fieldWords.keypad, keypadWords(was?.keypad), keypadWords(is.keypad)),
    ...changed(fieldWords.board, boardWords(was?.board), boardWords(is.board)),
  ];
}

function keypadWords(keypad: WindowEquipment['keypad']): Bilingual | null {
  if (keypad === undefined) return null;
  const { line, address, model, evaluator } = keypad;
  const { zh, en } = modelName(model);
  return {
    zh: `${zh}，端口 ${line}，地址 ${address}${evaluator ? '，带评价器' : ''}`,
    en: `${en}, port ${line}, address ${address}${evaluator ? ', with an evaluator' : ''}`,
  };
}

function boardWords(board: WindowEquipment['board']): Bilingual | null {
  if (board === undefined) return null;
  const { line, address, model, protocol } = board;
  const { zh, en } = modelName(model);
  const kind = boardKinds[protocol];
  return {
    zh: `${kind.zh}，${zh}，端口 ${line}，地址 ${address}`,
    en: `${kind.en}, ${en}, port ${line}, address ${address}`,
  };
}
