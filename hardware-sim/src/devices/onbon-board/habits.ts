import { onbonBoard } from '@jiaohao/shared';
import { habitsOf, type Behaviour } from '../behaviour.ts';
import { type CardState, forget, updateAreas } from './card.ts';

type In = onbonBoard.ToDevice;
type Out = onbonBoard.ToHost;

const habit = habitsOf<CardState, In, Out>();
const broadcasts: ReadonlySet<number> = new Set([0xfffe, 0xffff]);

const ack = ({ address }: CardState, { reply }: In): readonly Out[] =>
  reply ? [{ kind: 'ack', from: address }] : [];
const nack = ({ address }: CardState, { reply }: In, refusal: onbonBoard.Refusal): readonly Out[] =>
  reply ? [{ kind: 'nack', from: address, code: onbonBoard.refusalCode(refusal), refusal }] : [];

const othersBusiness: Behaviour<CardState, In, Out> = (card, { to }) =>
  to === card.address || broadcasts.has(to) ? null : [];

const busy: Behaviour<CardState, In, Out> = (card, message) =>
  card.troubles.has('busy') && message.kind !== 'ping' ? nack(card, message, 'busy') : null;

const write = habit('updateAreas', (card, message) => {
  const fits = message.areas.every(({ x, y }) => x < card.model.width && y < card.model.height);
  if (!fits) return nack(card, message, 'out-of-memory');
  updateAreas(card, message);
  return ack(card, message);
});

const knownGroups: ReadonlySet<number> = new Set([0xa1, 0xa2, 0xa3]);

/** How an Onbon card behaves, habit by habit. */
export const cardHabits: readonly Behaviour<CardState, In, Out>[] = [
  othersBusiness,
  busy,
  habit('ping', ack),
  habit('reset', (card, message) => {
    forget(card);
    return ack(card, message);
  }),
  habit('readStatus', ({ address, on, brightness, time, areas }, { reply }) => {
    if (!reply) return [];
    const status: onbonBoard.Status = {
      on,
      brightness,
      time,
      programs: 0,
      playing: 'P000',
      specialArea: { flag: 0, pages: 0 },
      areas: [...areas.keys()],
      identity: null,
    };
    return [{ kind: 'status', from: address, status }];
  }),
  habit('clearScreen', (card, message) => {
    updateAreas(card, { remove: 'all', areas: [] });
    return ack(card, message);
  }),
  habit('setTime', (card, message) => {
    card.time = message.time;
    return ack(card, message);
  }),
  habit('power', (card, message) => {
    card.on = message.on;
    card.repaint();
    return ack(card, message);
  }),
  habit('brightness', (card, message) => {
    card.brightness = message.level;
    card.repaint();
    return ack(card, message);
  }),
  write,
  habit('unexpected', (card, message) =>
    nack(card, message, knownGroups.has(message.group) ? 'unknown-command' : 'unknown-group'),
  ),
];
