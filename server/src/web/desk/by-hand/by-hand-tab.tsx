import type { DeskView } from '../../../http/shapes/desk.ts';
import { CallBacks } from './call-backs.tsx';
import { Handwork } from './handwork.tsx';

/** What is owed from the time when something failed: people to be called, work to be entered into the business system. */
export function ByHandTab({ view }: { view: DeskView }) {
  return (
    <div class="two-lists">
      <CallBacks view={view} />
      <Handwork view={view} />
    </div>
  );
}
