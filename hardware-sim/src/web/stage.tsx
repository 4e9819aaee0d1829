import type { ProgramView, SentenceView } from '../views.ts';
import { act, programs, sentences } from './live.ts';
import { label, Words } from './words.tsx';

const states: Readonly<Record<ProgramView['state'], { zh: string; en: string }>> = {
  starting: { zh: '启动中', en: 'starting' },
  running: { zh: '运行中', en: 'running' },
  frozen: { zh: '已冻结', en: 'frozen' },
  ended: { zh: '已停止', en: 'ended' },
};

/** A program: how it is, and what can befall it, each a switch. */
function Program({ program }: { program: ProgramView }) {
  const { id, title, state, troubles, http } = program;
  return (
    <li class="program" data-state={state} aria-label={label(title.zh, title.en)}>
      <p>
        {http === null ? (
          <Words {...title} />
        ) : (
          <a href={http} target="_blank" rel="noreferrer">
            <Words {...title} />
          </a>
        )}
        <span class="how" role="status">
          <Words {...states[state]} />
        </span>
      </p>
      <div class="switches">
        {troubles.map(({ id: trouble, zh, en, on }) => (
          <button
            key={trouble}
            type="button"
            role="switch"
            aria-checked={on}
            onClick={() => void act(`/api/programs/${id}/troubles`, { trouble, on: !on })}
          >
            <Words zh={zh} en={en} />
          </button>
        ))}
      </div>
    </li>
  );
}

const shown = 3;

/** What came out of the loudspeaker, the newest first. */
function Loudspeaker({ heard }: { heard: readonly SentenceView[] }) {
  return (
    <section class="loudspeaker" aria-label={label('广播', 'Loudspeaker')}>
      <h2>
        <Words zh="广播" en="Loudspeaker" />
      </h2>
      {heard.length === 0 ? (
        <p class="nothing">
          <Words zh="还没有播报" en="Nothing was said yet" />
        </p>
      ) : (
        <ol aria-live="polite">
          {heard
            .slice(-shown)
            .toReversed()
            .map(({ number, at, text, state }) => (
              <li key={number} data-state={state}>
                <time dateTime={at}>{new Date(at).toTimeString().slice(0, 8)}</time>
                {text}
                {state === 'broken-off' ? <small> 中断 broken off</small> : null}
              </li>
            ))}
        </ol>
      )}
    </section>
  );
}

/** The programs of the hall and its loudspeaker; nothing where the simulator has only devices and nobody spoke. */
export function Stage() {
  const [parts, heard] = [[...programs.value.values()], sentences.value];
  if (parts.length === 0 && heard.length === 0) return null;
  return (
    <div class="stage">
      <ul class="programs" aria-label={label('程序', 'Programs')}>
        {parts.map((program) => (
          <Program key={program.id} program={program} />
        ))}
      </ul>
      <Loudspeaker heard={heard} />
    </div>
  );
}
