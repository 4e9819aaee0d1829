import type { Bilingual, BoardEquipment, DisplayEquipment, KeypadEquipment } from '@jiaohao/shared';
import { Check, Choice, say } from '@jiaohao/shared/web';
import { wrongAt } from '../places.ts';
import { NumberField } from '../plan-field.tsx';
import { freshBoard, freshKeypad, withWindow } from './edits.ts';
import { firstModel, ModelField } from './model-fields.tsx';

export interface WindowDevicesProps {
  /** Where the list of windows stands in the plan. */
  at: string;
  window: number;
  equipment: DisplayEquipment;
  onInput: (equipment: DisplayEquipment) => void;
}

/** The keypad and the board of one window. */
export function WindowDevices({ at, window, equipment, onInput }: WindowDevicesProps) {
  const nth = equipment.windows.findIndex((each) => each.window === window);
  const { keypad, board } = equipment.windows[nth] ?? {};
  const place = `${at}.${nth}`;
  const lines = equipment.lines.map(({ name }) => name);
  const put = (now: Parameters<typeof withWindow>[2]): void => onInput(withWindow(equipment, window, now));
  const wrong = nth < 0 ? null : (wrongAt(`${place}.window`) ?? wrongAt(place));
  return (
    <fieldset class="several" data-field={nth < 0 ? undefined : place}>
      <legend>{say({ zh: `${window}号窗口`, en: `Window ${window}` })}</legend>
      {wrong && (
        <p class="wrong" role="alert">
          {say(wrong)}
        </p>
      )}
      <Check
        zh="有键盘"
        en="It has a keypad"
        checked={keypad !== undefined}
        onInput={(checked) =>
          put({ keypad: checked ? freshKeypad(equipment, window, firstModel('keypad')) : undefined, board })
        }
      />
      {keypad && (
        <Keypad
          at={`${place}.keypad`}
          keypad={keypad}
          lines={lines}
          onInput={(next) => put({ keypad: next, board })}
        />
      )}
      <Board
        at={`${place}.board`}
        board={board}
        lines={lines}
        fresh={(protocol) => freshBoard(equipment, window, protocol, firstModel(protocol))}
        onInput={(next) => put({ keypad, board: next })}
      />
    </fieldset>
  );
}

interface KeypadProps {
  at: string;
  keypad: KeypadEquipment;
  lines: readonly string[];
  onInput: (keypad: KeypadEquipment) => void;
}

function Keypad({ at, keypad, lines, onInput }: KeypadProps) {
  return (
    <>
      <div class="device keypad">
        <LineField
          at={`${at}.line`}
          value={keypad.line}
          lines={lines}
          onInput={(line) => onInput({ ...keypad, line })}
        />
        <NumberField
          at={`${at}.address`}
          name={{ zh: '键盘地址', en: 'Address of the keypad' }}
          value={keypad.address}
          onInput={(address) => onInput({ ...keypad, address })}
        />
        <ModelField
          at={`${at}.model`}
          kind="keypad"
          value={keypad.model}
          onInput={(model) => onInput({ ...keypad, model })}
        />
      </div>
      <Check
        zh="同一地址上有评价器"
        en="An evaluator at the same address"
        checked={keypad.evaluator}
        onInput={(evaluator) => onInput({ ...keypad, evaluator })}
      />
    </>
  );
}

const kinds = [
  ['none', { zh: '没有窗口屏', en: 'No board' }],
  ['onbon', { zh: '点阵屏（仰邦字库卡）', en: 'Matrix board (Onbon card)' }],
  ['strip', { zh: '条屏（SLZC）', en: 'Strip screen (SLZC)' }],
] as const;

interface BoardProps {
  at: string;
  board: BoardEquipment | undefined;
  lines: readonly string[];
  fresh: (protocol: BoardEquipment['protocol']) => BoardEquipment;
  onInput: (board: BoardEquipment | undefined) => void;
}

function Board({ at, board, lines, fresh, onInput }: BoardProps) {
  return (
    <div class="device">
      <div data-field={`${at}.protocol`}>
        <Choice
          name={{ zh: '窗口屏', en: 'Board' }}
          wrong={wrongAt(`${at}.protocol`)}
          value={board?.protocol ?? 'none'}
          options={kinds}
          onInput={(kind) => onInput(kind === 'none' ? undefined : fresh(kind))}
        />
      </div>
      {board && (
        <>
          <LineField
            at={`${at}.line`}
            value={board.line}
            lines={lines}
            onInput={(line) => onInput({ ...board, line })}
          />
          <NumberField
            at={`${at}.address`}
            name={{ zh: '屏地址', en: 'Address of the board' }}
            value={board.address}
            onInput={(address) => onInput({ ...board, address })}
          />
          <ModelField
            at={`${at}.model`}
            kind={board.protocol}
            value={board.model}
            onInput={(model) => onInput({ ...board, model })}
          />
        </>
      )}
    </div>
  );
}

interface LineFieldProps {
  at: string;
  value: string;
  lines: readonly string[];
  onInput: (line: string) => void;
}

/** The port a device hangs on; one that is not there any more stands there still, and is told to be wrong. */
function LineField({ at, value, lines, onInput }: LineFieldProps) {
  const names = lines.includes(value) ? lines : [value, ...lines];
  return (
    <div data-field={at}>
      <Choice
        name={{ zh: '端口', en: 'Port' }}
        wrong={wrongAt(at)}
        value={value}
        options={names.map((name): readonly [string, Bilingual] => [name, named(name)])}
        onInput={onInput}
      />
    </div>
  );
}

const named = (name: string): Bilingual =>
  name === '' ? { zh: '（请选择）', en: '(choose)' } : { zh: name, en: name };
