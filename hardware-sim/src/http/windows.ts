import { z } from 'zod';
import type { Board } from '../devices/board.ts';
import type { Evaluator } from '../devices/counter/evaluator.ts';
import type { Keypad } from '../devices/counter/keypad.ts';
import type { Hall } from '../hall.ts';
import { boardPicture } from '../picture/board-picture.ts';
import { boardView, evaluatorView, keypadView } from '../views.ts';
import type { Routes } from './app.ts';
import { found } from './refusal.ts';

const byWindow = z.object({ window: z.coerce.number().int().positive() });
const digit = z.int().min(0).max(9);
/** `digits`: typed before the key; without them the key follows what was typed already. */
const press = z.object({
  key: z.string(),
  digits: z
    .string()
    .regex(/^\d{1,12}$/)
    .optional(),
});

function keypadAt(hall: Hall, window: number): Keypad {
  return found(
    hall.at('keypad', { window }),
    `${window} 号窗口没有按键盘。`,
    `Window ${window} has no keypad.`,
  );
}

function evaluatorAt(hall: Hall, window: number): Evaluator {
  const evaluator = hall.at('evaluator', { window });
  return found(evaluator, `${window} 号窗口没有评价器。`, `Window ${window} has no evaluator.`);
}

function boardAt(hall: Hall, window: number): Board {
  return found(hall.at('board', { window }), `${window} 号窗口没有屏。`, `Window ${window} has no board.`);
}

function pressKey(keypad: Keypad, { key, digits }: z.infer<typeof press>): void {
  const known = keypad.keys.map(({ name, legend }) => `${name} (${legend})`).join(', ');
  const typed = digits === undefined ? undefined : Array.from(digits, Number);
  found(
    keypad.press(key, typed) ? true : undefined,
    `${keypad.id} 没有「${key}」键。`,
    `${keypad.id} has no key "${key}"; it has ${known}.`,
  );
}

/** What a clerk and a member do at a window: press keys, give a grade, read the board. */
export const windowRoutes =
  (hall: Hall): Routes =>
  (app, _options, done) => {
    const asKeypad = { params: byWindow, response: { 200: keypadView } };
    app.get('/api/windows/:window/keypad', { schema: asKeypad }, ({ params }) =>
      keypadAt(hall, params.window).view(),
    );
    app.post('/api/windows/:window/press', { schema: { ...asKeypad, body: press } }, ({ params, body }) => {
      const keypad = keypadAt(hall, params.window);
      pressKey(keypad, body);
      return keypad.view();
    });
    app.post(
      '/api/windows/:window/type',
      { schema: { ...asKeypad, body: z.object({ digit }) } },
      ({ params, body }) => {
        const keypad = keypadAt(hall, params.window);
        keypad.type(body.digit);
        return keypad.view();
      },
    );
    app.post(
      '/api/windows/:window/grade',
      { schema: { params: byWindow, body: z.object({ grade: z.int() }), response: { 200: evaluatorView } } },
      ({ params, body }) => {
        const evaluator = evaluatorAt(hall, params.window);
        const known = evaluator.view().grades.join(', ');
        found(
          evaluator.grade(body.grade) ? true : undefined,
          `${evaluator.id} 没有 ${body.grade} 分。`,
          `${evaluator.id} has no grade ${body.grade}; it has ${known}.`,
        );
        return evaluator.view();
      },
    );
    app.get(
      '/api/windows/:window/board',
      { schema: { params: byWindow, response: { 200: boardView } } },
      ({ params }) => boardAt(hall, params.window).view(),
    );
    app.get('/api/windows/:window/board.png', { schema: { params: byWindow } }, ({ params }, reply) =>
      reply.type('image/png').send(boardPicture(boardAt(hall, params.window).view().dots)),
    );
    done();
  };
