const MINUTE = 60_000;

/** The local date at a time (epoch milliseconds), and the midnight that began it. */
export function localDay(at: number, timeZone: string): { readonly date: string; readonly midnight: number } {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(at);
  const part = (type: string): string => parts.find((each) => each.type === type)?.value ?? '';
  const minutes = Number(part('hour')) * 60 + Number(part('minute'));
  return {
    date: `${part('year')}-${part('month')}-${part('day')}`,
    midnight: at - (at % MINUTE) - minutes * MINUTE,
  };
}
