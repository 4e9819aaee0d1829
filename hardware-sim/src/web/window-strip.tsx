import { Board } from './board.tsx';
import { deviceAt, windows } from './live.ts';
import { SixDigits } from './six-digits.tsx';
import { Ailing } from './troubles.tsx';
import { label } from './words.tsx';

function Tile({ window, chosen, choose }: { window: number; chosen: boolean; choose: () => void }) {
  const board = deviceAt('board', { window });
  const keypad = deviceAt('keypad', { window });
  const evaluator = deviceAt('evaluator', { window });
  return (
    <li>
      <button
        type="button"
        class="tile"
        aria-pressed={chosen}
        aria-label={label(`${window} 号窗口`, `window ${window}`)}
        onClick={choose}
      >
        {board === undefined ? (
          <span class="no-board" />
        ) : (
          <Board dots={board.dots} text={board.text} name={`${window}`} />
        )}
        <span class="tile-foot">
          <span class="tile-number">{window}</span>
          {keypad === undefined ? null : <SixDigits display={keypad.display} small />}
          <Ailing devices={[board, keypad, evaluator]} />
        </span>
      </button>
    </li>
  );
}

/** All windows: what their boards and keypads show. */
export function WindowStrip({
  chosen,
  choose,
}: {
  chosen: number | undefined;
  choose: (window: number) => void;
}) {
  return (
    <nav aria-label={label('窗口', 'Windows')}>
      <ul class="windows">
        {windows.value.map((window) => (
          <Tile key={window} window={window} chosen={window === chosen} choose={() => choose(window)} />
        ))}
      </ul>
    </nav>
  );
}
