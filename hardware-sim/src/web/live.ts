import { computed, signal } from '@preact/signals';
import type { DeviceView, ProgramView, SentenceView, TrayCardView, ViewOf } from '../views.ts';

/** Every device as it is now, by id. */
export const devices = signal<ReadonlyMap<string, DeviceView>>(new Map());
/** Every program of the hall as it is now, by id, in the order they came. */
export const programs = signal<ReadonlyMap<string, ProgramView>>(new Map());
/** What came out of the loudspeaker, the newest last. */
export const sentences = signal<readonly SentenceView[]>([]);
/** Whether what is shown is live: `null` before the first answer. */
export const connected = signal<boolean | null>(null);
/** What the simulator refused last; null when there is nothing to say. */
export const refusal = signal<{ zh: string; en: string } | null>(null);
/** The cards of the tray. */
export const cards = signal<readonly TrayCardView[]>([]);

const sorted = <T>(values: Iterable<T>): T[] =>
  [...new Set(values)].sort((a, b) => String(a).localeCompare(String(b), 'en', { numeric: true }));
const all = computed(() => [...devices.value.values()]);

/** Kiosks and windows that have a device. */
export const kiosks = computed(() => sorted(all.value.flatMap(({ place }) => place.kiosk ?? [])));
export const windows = computed(() => sorted(all.value.flatMap(({ place }) => place.window ?? [])));

/** The device of a kind at a place, or undefined. */
export function deviceAt<K extends DeviceView['kind']>(
  kind: K,
  place: { kiosk: string } | { window: number },
): ViewOf<K> | undefined {
  const isKind = (device: DeviceView): device is ViewOf<K> => device.kind === kind;
  return all.value
    .filter(isKind)
    .find((device) =>
      'kiosk' in place ? device.place.kiosk === place.kiosk : device.place.window === place.window,
    );
}

/** The buses, each with the devices on it. */
export const buses = computed(() => all.value.filter((device) => device.kind === 'counter-bus'));

const keptSentences = 20;

/** Follows the simulator for as long as the page is open; the browser connects again by itself. */
export function followDevices(): void {
  const source = new EventSource('/api/live');
  source.addEventListener('device', (event: MessageEvent<string>) => {
    const device: DeviceView = JSON.parse(event.data);
    devices.value = new Map(devices.value).set(device.id, device);
  });
  source.addEventListener('program', (event: MessageEvent<string>) => {
    const program: ProgramView = JSON.parse(event.data);
    programs.value = new Map(programs.value).set(program.id, program);
  });
  source.addEventListener('sentence', (event: MessageEvent<string>) => {
    const sentence: SentenceView = JSON.parse(event.data);
    const others = sentences.value.filter(({ number }) => number !== sentence.number);
    sentences.value = [...others, sentence].sort((a, b) => a.number - b.number).slice(-keptSentences);
  });
  source.addEventListener('ready', () => {
    connected.value = true;
    void loadCards();
  });
  source.addEventListener('error', () => {
    connected.value = false;
  });
}

async function loadCards(): Promise<void> {
  const response = await fetch('/api/cards');
  const body: { cards: TrayCardView[] } = await response.json();
  cards.value = body.cards;
}

const refusalShownMs = 6000;
let forget: ReturnType<typeof setTimeout> | undefined;

function tell(what: { zh: string; en: string }): void {
  refusal.value = what;
  clearTimeout(forget);
  forget = setTimeout(() => {
    refusal.value = null;
  }, refusalShownMs);
}

/** Does something at the bench. A refusal is shown, not thrown. */
export async function act(
  path: string,
  body: object = {},
  method: 'POST' | 'DELETE' = 'POST',
): Promise<void> {
  try {
    const content =
      method === 'DELETE'
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    const response = await fetch(path, { method, ...content });
    if (response.ok) return;
    const { error }: { error: { zh: string; en: string } } = await response.json();
    tell(error);
  } catch {
    tell({ zh: '模拟器没有应答。', en: 'The simulator does not answer.' });
  }
}
