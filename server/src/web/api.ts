import type { Answer, CommandResult, Refusal } from '@jiaohao/shared';

/** What the hub said: a value, or why not, in both languages. */
export type Said<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly refusal: Refusal };

/** Proves that a request comes from a page of ours; told with the session. */
let csrfToken = '';

export function useCsrfToken(token: string): void {
  csrfToken = token;
}

/** What is said while the hub is away. */
export const noAnswer: Refusal = {
  code: 'no-answer',
  zh: '中心服务没有应答，请稍后再试。',
  en: 'The hub does not answer; try again in a moment.',
  digits: '900',
};

/** Reads something: `read('/tickets/A012')`. Never throws; somebody who is not signed in is sent to do so. */
export async function read<Value>(path: string): Promise<Said<Value>> {
  return ask<Value>(path, { method: 'GET' });
}

/** As {@link read}, when nobody asked but the page by itself: it does not keep somebody signed in who went home. */
export async function readAgain<Value>(path: string): Promise<Said<Value>> {
  return ask<Value>(path, { method: 'GET', headers: { 'x-by-itself': 'yes' } });
}

/**
 * Does something in the name of who is signed in: `act('POST', '/windows/3/call-next')`. Tried again by itself when no answer
 * came, under the same Idempotency-Key, so that it happens once or not at all. Who keeps a wish beyond the page keeps its `id`.
 */
export async function act(
  method: Method,
  path: string,
  body: object = {},
  id = freshId(),
): Promise<Said<CommandResult>> {
  const said = await send<Answer>(method, path, body, id);
  if (!said.ok) return said;
  return said.value.outcome === 'accepted'
    ? { ok: true, value: said.value.result }
    : { ok: false, refusal: said.value.refusal };
}

type Method = 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** As {@link act}, for what is no command to the hall: the answer as it came. */
export async function send<Value>(
  method: Method,
  path: string,
  body: object = {},
  id = freshId(),
): Promise<Said<Value>> {
  const request = () =>
    ask<Value>(path, {
      method,
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', 'idempotency-key': id, 'x-csrf-token': csrfToken },
    });
  const first = await request();
  return !first.ok && first.refusal.code === noAnswer.code ? request() : first;
}

async function ask<Value>(path: string, init: RequestInit): Promise<Said<Value>> {
  try {
    const response = await fetch(`/api${path}`, { ...init, credentials: 'same-origin' });
    const text = await response.text();
    if (response.status === 401 && path !== '/session') signInAgain();
    if (response.ok) {
      const value: Value = JSON.parse(text === '' ? 'null' : text);
      return { ok: true, value };
    }
    const refusal: Refusal = JSON.parse(text);
    return { ok: false, refusal };
  } catch {
    return { ok: false, refusal: noAnswer };
  }
}

/** 32 hex digits. `crypto.randomUUID` is there on https pages only, and a hall's network has none. */
export function freshId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}

let leaving = false;
/** Whether the page is on its way to another: it asks nothing any more. */
export const isLeaving = (): boolean => leaving;

/** Takes the page to an address, once: whoever wants it elsewhere afterwards is too late. `first`: what is done before it goes. */
export async function leaveFor(
  address: string,
  first: () => Promise<unknown> = async () => {},
): Promise<void> {
  if (leaving) return;
  leaving = true;
  await first();
  location.assign(address);
}

/** To the sign-in page, and back here afterwards. Several requests may hear at once that it is needed. */
export function signInAgain(): void {
  if (location.pathname === '/sign-in') return;
  void leaveFor(`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`);
}
