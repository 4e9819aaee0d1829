import { Board } from './board.tsx';
import { Evaluator } from './evaluator.tsx';
import { Keypad } from './keypad.tsx';
import { buses, deviceAt } from './live.ts';
import { Troubles } from './troubles.tsx';
import { Words } from './words.tsx';

/** One window: its board as large as the page allows, its keypad and its evaluator. */
export function Counter({ window }: { window: number }) {
  const board = deviceAt('board', { window });
  const keypad = deviceAt('keypad', { window });
  const evaluator = deviceAt('evaluator', { window });
  const own = new Set([board?.id, keypad?.id, evaluator?.id]);
  const shared = buses.value.filter(({ devices }) => devices.some((id) => own.has(id)));
  return (
    <article class="panel counter">
      <h2>
        <Words zh={`${window} 号窗口`} en={`Window ${window}`} />
      </h2>
      {board === undefined ? null : (
        <Board dots={board.dots} text={board.text} name={`${window} 号窗口屏 board`} />
      )}
      {keypad === undefined ? null : <Keypad keypad={keypad} window={window} />}
      {evaluator === undefined ? null : <Evaluator evaluator={evaluator} window={window} />}
      <div class="all-troubles">
        {board === undefined ? null : <Troubles device={board} zh="屏" en="Board" />}
        {keypad === undefined ? null : <Troubles device={keypad} zh="按键盘" en="Keypad" />}
        {evaluator === undefined ? null : <Troubles device={evaluator} zh="评价器" en="Evaluator" />}
        {shared.map((bus) => (
          <Troubles key={bus.id} device={bus} zh={`总线 ${bus.id} `} en="Bus" />
        ))}
      </div>
    </article>
  );
}
