import type { HttpContext, NoHall } from '../http/context.ts';
import type { HallOfHub } from './hall-of-hub.ts';

/** Finds the hall that a request is for: the only one under any host, of several the one whose host it names. */
export function hallByHost(
  halls: readonly Pick<HallOfHub, 'host' | 'pages'>[],
  closed: ReadonlySet<string> = new Set(),
): (host: string | undefined) => HttpContext | NoHall {
  const [first] = halls;
  if (first?.host === null) return () => first.pages;
  const byHost = new Map(halls.map(({ host, pages }) => [host, pages]));
  return (host = '') => {
    const name = nameIn(host);
    return byHost.get(name) ?? (closed.has(name) ? 'hall-closed' : 'unknown-hall');
  };
}

/** `East.Fund.Example:8080` is the same as `east.fund.example`. */
function nameIn(host: string): string {
  return host.replace(/:\d+$/, '').toLowerCase();
}
