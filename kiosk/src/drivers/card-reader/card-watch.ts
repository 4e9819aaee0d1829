import { idCardReader, isSilentDevice, type DeviceFault } from '@jiaohao/shared';
import type { CardHint } from '../../domain/visit/visit.ts';
import type { Conversation } from './conversation.ts';
import { hintFor } from './hints.ts';

type ToHost = idCardReader.ToHost;

/** What the watch tells of cards. A card handed out is the only copy: whoever takes it must let go of it. */
export interface CardEvents {
  card(card: idCardReader.Card): void;
  hint(hint: CardHint): void;
  lifted(): void;
}

/** What one round over the reader found wrong with the reader; empty when it works. */
export type RoundFaults = {
  readonly finding: readonly DeviceFault[];
  readonly reading?: readonly DeviceFault[];
};

const noCard = 0x80;

/**
 * What lies on the reader. A card is read once; after that, or after it failed, it has to be lifted.
 * A single missed find under a card that was read is no lift: radio contact flickers.
 */
type Lying = { readonly card: 'none' } | { readonly card: 'read' | 'failed'; readonly misses: number };

/** Watches one open port for cards: find, select, read, wait for the lift. */
export function createCardWatch(
  conversation: Conversation,
  model: Pick<idCardReader.Model, 'findsOnce'>,
  on: CardEvents,
): { round(): Promise<RoundFaults>; forget(): void } {
  let lying: Lying = { card: 'none' };

  const forget = (): void => {
    if (lying.card === 'none') return;
    lying = { card: 'none' };
    on.lifted();
  };

  const missed = (): void => {
    // Such a reader says "no card" of one that still lies there, so a miss means nothing.
    if (lying.card === 'none' || model.findsOnce) return;
    const misses = lying.misses + 1;
    if (lying.card === 'failed' || misses > 1) forget();
    else lying = { ...lying, misses };
  };

  const found = async (): Promise<RoundFaults> => {
    if (lying.card !== 'none' && !model.findsOnce) {
      lying = { ...lying, misses: 0 };
      return { finding: [] };
    }
    forget();
    // Set before reading: if the port is lost on the way, the card still has to be lifted.
    lying = { card: 'failed', misses: 0 };
    try {
      const reply = await readCard(conversation, on);
      if (reply.kind === 'baseRead') lying = { card: 'read', misses: 0 };
      return { finding: [], reading: idCardReader.faultsOf(reply) };
    } catch (error) {
      if (!isSilentDevice(error)) throw error;
      on.hint('place-again');
      return { finding: [], reading: ['silent'] };
    }
  };

  return {
    forget,
    async round() {
      const reply = await conversation.ask('findCard');
      if (reply.kind === 'cardFound') return found();
      if (reply.kind === 'refusal' && reply.code === noCard) {
        missed();
        return { finding: [] };
      }
      return { finding: refusedFind(reply) };
    },
  };
}

/** Selects and reads; the answer says how it went, and the member has been told. */
async function readCard(conversation: Conversation, on: CardEvents): Promise<ToHost> {
  const selected = await conversation.ask('selectCard');
  const reply = selected.kind === 'cardSelected' ? await conversation.ask('readBase') : selected;
  if (reply.kind === 'baseRead') on.card(reply.card);
  else if (reply.kind === 'refusal') on.hint(hintFor(reply.code));
  else on.hint(reply.kind === 'unreadableCard' ? 'ask-desk' : 'place-again');
  return reply;
}

/** A reader that refuses to look for cards is broken even where the status word is kind. */
function refusedFind(reply: ToHost): readonly DeviceFault[] {
  const faults = idCardReader.faultsOf(reply);
  return faults.length > 0 ? faults : ['refuses-commands'];
}
