import { z } from 'zod';
import {
  equipmentWish,
  knownModels,
  readEquipment,
  type Equipment,
  type EquipmentReport,
} from '../contracts/equipment/index.ts';
import { topics } from '../contracts/topics.ts';
import type { Bilingual } from '../vocabulary/hall.ts';
import type { AtHand } from './at-hand.ts';
import type { Session } from './session.ts';

/** The hands of an agent on its ports. */
export interface EquipmentHands<E> {
  /** Nobody would lose anything if it changed to this now. */
  isQuiet(next: E): boolean;
  /** Closes and opens what differs; resolves when the agent runs with it. */
  become(next: E): Promise<void>;
  /** All its devices, as the hall calls them. */
  devices(): readonly string[];
}

export interface EquipmentOptions<E extends Equipment> {
  readonly hall: string;
  readonly agent: string;
  readonly session: Pick<Session, 'subscribe' | 'tell' | 'onOnline' | 'online'>;
  readonly atHand: Pick<AtHand, 'read' | 'keep' | 'flush'>;
  readonly schema: z.ZodType<E>;
  /** What the agent's own file says; holds where the settings say nothing. */
  readonly own: E;
  readonly schedule: (ms: number, fn: () => void) => () => void;
  readonly log: { info(about: object, text: string): void; warn(about: object, text: string): void };
}

/** The ports and devices of an agent: by its own file until the settings say something of them. */
export interface KeptEquipment<E> {
  /** What it runs with now; at the start, what it is to be started with. */
  readonly inUse: E;
  /** From now on what the hub says is taken up, in a quiet moment, and the hub told what runs. */
  serve(hands: EquipmentHands<E>): void;
  close(): void;
}

/** While somebody needs what is to change, it is looked again this often, ms. */
const lookEveryMs = 250;
const place = 'equipment';
/** What was kept on disk, whole or not at all. */
const kept = z.object({ equipment: z.unknown() });

/** Opens what an agent knows of its equipment: what the settings said last is on its disk, for a start without the hub. */
export function openEquipment<E extends Equipment>(options: EquipmentOptions<E>): KeptEquipment<E> {
  return new EquipmentOfAgent(options);
}

interface Wanted<E> {
  readonly from: EquipmentReport['from'];
  readonly equipment: E;
}

class EquipmentOfAgent<E extends Equipment> implements KeptEquipment<E> {
  readonly #options: EquipmentOptions<E>;
  #wanted: Wanted<E>;
  #running: Wanted<E>;
  #unusable: Bilingual | null = null;
  #hands: EquipmentHands<E> | null = null;
  #isChanging = false;
  #isClosed = false;
  #callOff = (): void => {};
  #stopHearing = (): void => {};

  constructor(options: EquipmentOptions<E>) {
    this.#options = options;
    const before = options.atHand.read(place, kept);
    this.#wanted = { from: 'own-file', equipment: options.own };
    if (before !== null) this.#want(before.equipment);
    this.#running = this.#wanted;
    if (this.#running.from === 'settings')
      options.log.info({}, 'ports and devices are those that the settings said last, not those of the file');
  }

  get inUse(): E {
    return this.#running.equipment;
  }

  serve(hands: EquipmentHands<E>): void {
    const { hall, agent, session } = this.#options;
    this.#hands = hands;
    session.subscribe(topics.equipment(hall, agent), equipmentWish, ({ equipment }) => this.#hear(equipment));
    this.#stopHearing = session.onOnline((online) => {
      if (online) this.#tell();
    });
    if (session.online) this.#tell();
  }

  close(): void {
    this.#isClosed = true;
    this.#callOff();
    this.#stopHearing();
  }

  #hear(said: unknown): void {
    const { atHand } = this.#options;
    if (this.#want(said)) {
      atHand.keep(place, { equipment: said });
      // Before it is used: killed from here on, the agent starts with it.
      atHand.flush();
    }
    void this.#settle();
  }

  /** False when this agent cannot use it; then what it has stays. */
  #want(said: unknown): boolean {
    const { own, schema, log } = this.#options;
    this.#unusable = null;
    if (said === null || said === undefined) {
      this.#wanted = { from: 'own-file', equipment: own };
      return true;
    }
    const read = readEquipment(schema, said);
    if (read.ok) this.#wanted = { from: 'settings', equipment: read.equipment };
    else {
      this.#unusable = read.why;
      log.warn({ why: read.why.en }, `ports and devices of the settings cannot be used here: ${read.why.en}`);
    }
    return read.ok;
  }

  /** Takes up what is wanted, one change after the other. */
  async #settle(): Promise<void> {
    const hands = this.#hands;
    if (this.#isChanging || hands === null) return;
    this.#isChanging = true;
    this.#callOff();
    while (!this.#isClosed && differ(this.#running.equipment, this.#wanted.equipment)) {
      const next = this.#wanted;
      if (!hands.isQuiet(next.equipment)) {
        this.#callOff = this.#options.schedule(lookEveryMs, () => void this.#settle());
        break;
      }
      await hands.become(next.equipment);
      this.#running = next;
      this.#options.log.info({ from: next.from }, 'ports and devices have changed');
    }
    this.#isChanging = false;
    if (this.#isClosed) return;
    // Whose word it is may change while what runs is the same.
    if (!this.#isWaiting) this.#running = this.#wanted;
    this.#tell();
  }

  get #isWaiting(): boolean {
    return differ(this.#running.equipment, this.#wanted.equipment);
  }

  #tell(): void {
    const { hall, agent, session } = this.#options;
    if (this.#hands === null) return;
    const report: EquipmentReport = {
      agent,
      from: this.#running.from,
      equipment: this.#running.equipment,
      waiting: this.#isWaiting,
      unusable: this.#unusable,
      devices: [...this.#hands.devices()],
      models: [...knownModels],
    };
    // Lost while the hub is away; said at the next connection.
    session.tell(topics.equipmentReports(hall, agent), report, 1);
  }
}

/** Both were read by the same schema, which puts everything in one order. */
const differ = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b);
