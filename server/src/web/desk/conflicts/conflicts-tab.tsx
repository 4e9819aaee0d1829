import { useState } from 'preact/hooks';
import { clockTime, Panel, say } from '@jiaohao/shared/web';
import type { ConflictView } from '../../../http/shapes/conflict.ts';
import type { DeskView } from '../../../http/shapes/desk.ts';
import type { Keys } from '../keys.ts';
import { useListKeys } from '../list-keys.ts';
import { noteDown, paperList } from '../paper/paper-list.ts';
import { openTab } from '../tabs.ts';
import { serviceName } from '../words.ts';
import { conflictWords, type What } from './conflict-words.ts';
import { ResolveDialog } from './resolve-dialog.tsx';
import { resolutionsOf, type Resolution } from './resolutions.ts';

interface Asked {
  readonly conflict: ConflictView;
  readonly resolution: Resolution;
}

/** `A`, `B`, …: the keys of the ways to settle the line at hand. */
const letter = (nth: number): string => String.fromCodePoint(65 + nth);

/** The reconciliation list: what does not fit the books, and what each way to settle it would do. Only a person empties it. */
export function ConflictsTab({ view }: { view: DeskView }) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const begin = (conflict: ConflictView, resolution: Resolution): void => {
    if (resolution.toPaper === undefined) return setAsked({ conflict, resolution });
    noteDown(view.books, { number: resolution.toPaper.number });
    openTab('paper');
  };
  const { at, point } = useListKeys({
    rows: view.conflicts,
    keyOf: ({ id }) => id,
    keys: (conflict): Keys =>
      Object.fromEntries(
        resolutionsOf(conflict.what).map((resolution, nth) => [
          `Key${letter(nth)}`,
          () => begin(conflict, resolution),
        ]),
      ),
  });
  return (
    <Panel
      class="conflicts"
      title={{ zh: '待核对清单', en: 'Reconciliation list' }}
      aside={<span class="count">{view.conflicts.length}</span>}
    >
      <p class="hint">
        {say({
          zh: '补录和账上对不起来的，一条一条由人核对。↑↓ 选一条，按字母选办法。',
          en: 'What was entered and does not fit the books, settled by a person, line by line. ↑↓ to choose a line, a letter for what to do.',
        })}
      </p>
      {view.conflicts.length === 0 && (
        <p class="empty roomy">{say({ zh: '没有要核对的。', en: 'Nothing to be settled.' })}</p>
      )}
      <ul class="cards">
        {view.conflicts.map((conflict, nth) => (
          <ConflictCard
            key={conflict.id}
            view={view}
            conflict={conflict}
            isAt={nth === at}
            onPoint={() => point(nth)}
            onBegin={(resolution) => begin(conflict, resolution)}
          />
        ))}
      </ul>
      {asked && (
        <ResolveDialog
          view={view}
          {...asked}
          ended={endedOnPaper(asked.conflict.what, view)}
          onClose={() => setAsked(null)}
        />
      )}
    </Panel>
  );
}

interface ConflictCardProps {
  view: DeskView;
  conflict: ConflictView;
  isAt: boolean;
  onPoint: () => void;
  onBegin: (resolution: Resolution) => void;
}

function ConflictCard({ view, conflict, isAt, onPoint, onBegin }: ConflictCardProps) {
  const sayings = { time: (time: number) => clockTime(time), service: (id: string) => serviceName(view, id) };
  return (
    <li class={`conflict card ${isAt ? 'at' : ''}`} aria-current={isAt ? 'true' : undefined}>
      <p class="what">{say(conflictWords(conflict.what, sayings))}</p>
      <p class="hint">
        {say({ zh: `${clockTime(conflict.at)}发现`, en: `Found at ${clockTime(conflict.at)}` })} ·{' '}
        {conflict.id}
      </p>
      <div class="ways">
        {resolutionsOf(conflict.what).map((resolution, nth) => (
          <button
            key={resolution.en}
            type="button"
            class="way"
            onFocus={onPoint}
            onClick={() => onBegin(resolution)}
          >
            <kbd aria-hidden="true">{letter(nth)}</kbd>
            <span>
              <strong>{say(resolution)}</strong>
              <span class="effect">{say(resolution.effect)}</span>
            </span>
          </button>
        ))}
      </div>
    </li>
  );
}

/** The list here may know how a visit ended that the hub could not enter. */
function endedOnPaper(what: What, { books }: DeskView): string {
  if (!('calledAt' in what)) return '';
  const minutes = Math.floor((what.calledAt - books.midnight) / 60_000);
  const time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}${String(minutes % 60).padStart(2, '0')}`;
  const line = paperList.value.lines.find(
    ({ called, window }) =>
      called.replaceAll(/\D/g, '').padStart(4, '0') === time && window.trim() === String(what.window),
  );
  return line?.ended ?? '';
}
