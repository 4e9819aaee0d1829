import type { SlipView } from '../views.ts';
import { Words } from './words.tsx';

/** A slip that still hangs in the printer grows: its address must change with its text to be drawn anew. */
const pictureOf = ({ picture, cut, text, qr }: SlipView): string =>
  cut === null ? `${picture}?lines=${text.length + qr.length}` : picture;

/** What came out of a printer, the newest first, as pictures. Read aloud a slip is its text. */
export function Paper({ slips, kiosk }: { slips: readonly SlipView[]; kiosk: string }) {
  return (
    <div class="outlet" role="log" aria-label={`${kiosk} 小票 tickets`} tabIndex={0}>
      <div class="slot" aria-hidden="true" />
      {slips.length === 0 ? (
        <p class="nothing">
          <Words zh="还没有打印小票" en="Nothing printed yet" />
        </p>
      ) : (
        slips.toReversed().map((slip) => (
          <a
            key={slip.number}
            class="slip"
            href={slip.picture}
            target="_blank"
            rel="noreferrer"
            aria-label={`第 ${slip.number} 张 slip ${slip.number}`}
          >
            <img src={pictureOf(slip)} alt={slip.text.join('\n')} />
          </a>
        ))
      )}
    </div>
  );
}
