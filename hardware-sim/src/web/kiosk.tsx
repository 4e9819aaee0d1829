import type { TrayCardView, ViewOf } from '../views.ts';
import { act, cards, deviceAt } from './live.ts';
import { Paper } from './paper.tsx';
import { Troubles } from './troubles.tsx';
import { label, Words } from './words.tsx';

/** A card of the tray says who it is, and smaller what kind of card. */
function nameAndKind(zh: string): readonly [string, string] {
  const [name = zh, kind = ''] = zh.split(' · ');
  return [name, kind];
}

function TrayCard({ card, kiosk, lying }: { card: TrayCardView; kiosk: string; lying: boolean }) {
  const [name, kind] = nameAndKind(card.zh);
  return (
    <button
      type="button"
      data-lying={lying}
      title={card.en}
      aria-label={label(card.zh, card.en)}
      onClick={() => void act(`/api/kiosks/${kiosk}/swipe`, { card: card.id })}
    >
      <b>{name}</b>
      <small>{kind}</small>
    </button>
  );
}

function Reader({ reader, kiosk }: { reader: ViewOf<'card-reader'>; kiosk: string }) {
  const { card } = reader;
  return (
    <section class="reader" aria-label={label('读卡器', 'card reader')}>
      <div class="pad" data-card={card !== null}>
        {card === null ? (
          <Words zh="读卡区（空）" en="No card on the reader" />
        ) : (
          <>
            <Words zh={card.zh} en={card.en} />
            <button
              type="button"
              class="quiet"
              onClick={() => void act(`/api/kiosks/${kiosk}/card`, {}, 'DELETE')}
            >
              取走 Lift
            </button>
          </>
        )}
      </div>
      <ul class="tray" aria-label={label(`在 ${kiosk} 刷卡`, `swipe a card at ${kiosk}`)}>
        {cards.value.map((one) => (
          <li key={one.id}>
            <TrayCard card={one} kiosk={kiosk} lying={one.id === card?.id} />
          </li>
        ))}
      </ul>
      <Troubles device={reader} zh="读卡器" en="Reader" />
    </section>
  );
}

/** What a printer says of itself in a word. */
function stateOf({ offline, paper, line }: ViewOf<'printer'>): { zh: string; en: string; well: boolean } {
  if (!line.plugged) return { zh: '已拔出', en: 'unplugged', well: false };
  if (paper === 'out') return { zh: '缺纸', en: 'paper out', well: false };
  if (offline) return { zh: '脱机', en: 'offline', well: false };
  return paper === 'near-end'
    ? { zh: '纸将尽', en: 'paper low', well: false }
    : { zh: '就绪', en: 'ready', well: true };
}

function Printer({ printer, kiosk }: { printer: ViewOf<'printer'>; kiosk: string }) {
  const state = stateOf(printer);
  return (
    <section class="printer" aria-label={label('打印机', 'printer')}>
      <p class="line">
        <span class={state.well ? 'state well' : 'state'}>
          {state.zh} {state.en}
        </span>
        <span class="aside">
          纸 paper {(printer.paperMillimetres / 1000).toFixed(1)} m
          {printer.waiting > 0 ? ` · 待打印 ${printer.waiting}` : ''}
        </span>
        <button type="button" class="quiet" onClick={() => void act(`/api/kiosks/${kiosk}/roll`)}>
          换纸 New roll
        </button>
      </p>
      <Paper slips={printer.newest} kiosk={kiosk} />
      <Troubles device={printer} zh="打印机" en="Printer" />
    </section>
  );
}

/** A kiosk's reader and printer. */
export function Kiosk({ kiosk }: { kiosk: string }) {
  const reader = deviceAt('card-reader', { kiosk });
  const printer = deviceAt('printer', { kiosk });
  return (
    <article class="panel kiosk">
      <h2>
        <Words zh={`取号机 ${kiosk}`} en={`Kiosk ${kiosk}`} />
      </h2>
      {reader === undefined ? null : <Reader reader={reader} kiosk={kiosk} />}
      {printer === undefined ? null : <Printer printer={printer} kiosk={kiosk} />}
    </article>
  );
}
