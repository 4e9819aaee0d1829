import type { Bilingual } from '@jiaohao/shared';
import { say } from '@jiaohao/shared/web';

const seenAtOnce = 6;

/** What a version changes, a line each; a long list is cut short until it is opened. */
export function ChangeList({ changes }: { changes: readonly Bilingual[] }) {
  const more = changes.slice(seenAtOnce);
  return (
    <>
      <Lines changes={changes.slice(0, seenAtOnce)} />
      {more.length > 0 && (
        <details>
          <summary>{say({ zh: `还有 ${more.length} 处`, en: `${more.length} more` })}</summary>
          <Lines changes={more} />
        </details>
      )}
    </>
  );
}

function Lines({ changes }: { changes: readonly Bilingual[] }) {
  return (
    <ul class="changes">
      {changes.map((change) => (
        <li key={change.en}>{say(change)}</li>
      ))}
    </ul>
  );
}
