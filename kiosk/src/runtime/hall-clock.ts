/** Tells the date in the hall's time zone as `YYYY-MM-DD`. */
export function hallDate(timeZone: string): () => string {
  // The Swedish locale writes dates as ISO 8601 does.
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
  return () => format.format(new Date());
}
