import { computed, signal } from '@preact/signals';
import type { Refusal } from '@jiaohao/shared';
import { followLive, timeZone, type Live } from '@jiaohao/shared/web';
import type { TrackedTicketView } from '../../http/shapes/tracked-ticket.ts';
import { read } from '../api.ts';

/** The ticket as the hub has it; null before it said so. */
export const ticket = signal<TrackedTicketView | null>(null);
/** Why there is none to show. */
export const without = signal<Refusal | null>(null);

const following = signal<Live | null>(null);
const silent = signal(false);
/** Whether what is shown is what is; null before anything was heard. */
export const live = computed(() => (silent.value ? false : (following.value?.live.value ?? null)));

/** The hub is away: asked again until it is back. */
const againMs = 3000;

/** Shows the ticket of a tracker address, and follows it for as long as the page is open and its day lasts. */
export function followTicket(token: string): void {
  void begin(`/track/${encodeURIComponent(token)}`);
}

async function begin(path: string): Promise<void> {
  const said = await read<TrackedTicketView>(path);
  silent.value = !said.ok && isPassing(said.refusal);
  if (said.ok) {
    hear(said.value);
    follow(path);
  } else if (silent.value) {
    setTimeout(() => void begin(path), againMs);
  } else {
    ticket.value = null;
    without.value = said.refusal;
  }
}

function follow(path: string): void {
  const stream = followLive({
    url: `/api${path}/live`,
    hears: {
      ticket: hear,
      gone() {
        stream.close();
        void begin(path);
      },
    },
  });
  following.value = stream;
}

function hear(value: TrackedTicketView): void {
  timeZone.value = value.timeZone;
  ticket.value = value;
}

/** Not about this ticket: nobody answers, or not now. */
function isPassing({ code }: Refusal): boolean {
  return code !== 'unknown-tracker' && code !== 'ticket-of-another-day';
}
