import type { AtHand, Session } from '@jiaohao/shared/node';
import type { ZodType } from 'zod';

/** Follows a retained topic; what it said is known at the next start too, when the hub may not be there. Returns how to stop. */
export function followKept<T>(
  { session, atHand }: { readonly session: Session; readonly atHand: AtHand },
  topic: string,
  schema: ZodType<T>,
  listener: (value: T) => void,
): () => void {
  const kept = atHand.read(topic, schema);
  if (kept !== null) listener(kept);
  session.subscribe(topic, schema, (value) => {
    listener(value);
    atHand.keep(topic, value);
  });
  return () => session.unsubscribe(topic);
}
