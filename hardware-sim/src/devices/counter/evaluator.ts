import { counterBus } from '@jiaohao/shared';
import type { ViewOf } from '../../views.ts';
import { habitsOf, type Behaviour } from '../behaviour.ts';
import { commonView } from '../common-view.ts';
import { giveNerves, type Device, type Socket, troublesOf } from '../device.ts';
import { createPressing, type Pressing } from './press.ts';

/** An evaluator at a counter and the member's finger on it. */
export interface Evaluator extends Device {
  readonly kind: 'evaluator';
  /** The member presses a grade, 1 best … 5 worst. False if there is no button for it. */
  grade(grade: number): boolean;
  /** Presses since the start. */
  readonly presses: number;
  view(): ViewOf<'evaluator'>;
}

interface EvaluatorState {
  readonly address: number;
  readonly pressing: Pressing;
  asking: boolean;
}

const habit = habitsOf<EvaluatorState, counterBus.ToDevice, counterBus.ToHost>();

const othersBusiness: Behaviour<EvaluatorState, counterBus.ToDevice, counterBus.ToHost> = (self, message) =>
  message.kind === 'overheard' || message.address !== self.address ? [] : null;

/** It cannot tell the host's "start" from a press of the evaluate key at its own address: they are the same bytes. */
const habits = [
  othersBusiness,
  habit('startEvaluation', (self) => {
    self.asking = true;
    return [];
  }),
  habit('gradeReply', (self, reply) => {
    self.pressing.hear(reply);
    return [];
  }),
];

/** Builds an evaluator; it shares the address of its keypad. */
export function createEvaluator(socket: Socket, model: counterBus.Model, address: number): Evaluator {
  const state: EvaluatorState = {
    address,
    asking: false,
    pressing: createPressing(
      socket.clock,
      () => model.resend,
      (report) => nerves.say(report),
      () => socket.changed(),
    ),
  };
  const nerves = giveNerves(socket, counterBus.counterBusCodec(model), habits, () => state, {
    checksumFromEnd: model.tail ? 2 : 1,
  });
  const troubles = troublesOf(socket, nerves, {
    troubles: [],
    forget() {
      state.asking = false;
      state.pressing.giveUp();
    },
  });

  return {
    id: socket.id,
    kind: 'evaluator',
    place: socket.place,
    troubles,
    get presses() {
      return state.pressing.count;
    },
    grade(grade) {
      const sent = counterBus.sentGrade(model, grade);
      if (sent === undefined) return false;
      state.asking = false;
      state.pressing.press({ kind: 'grade', address, grade: sent });
      return true;
    },
    view: () => ({
      kind: 'evaluator',
      ...commonView(socket, model, troubles),
      address,
      asking: state.asking,
      press: pressView(state.pressing, model),
      grades: Object.values(model.grades),
    }),
  };
}

function pressView({ report, state }: Pressing, model: counterBus.Model): ViewOf<'evaluator'>['press'] {
  if (report?.kind !== 'grade' || state === null) return null;
  return { grade: counterBus.hallGrade(model, report.grade) ?? report.grade, state };
}
