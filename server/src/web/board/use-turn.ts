import { useEffect, useState } from 'preact/hooks';

/** Goes through what does not fit on the screen at once: which of so many has its turn, one after the other. */
export function useTurn(count: number, eachMs: number): number {
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (count < 2) return undefined;
    const timer = setInterval(() => setTurn((now) => now + 1), eachMs);
    return () => clearInterval(timer);
  }, [count, eachMs]);
  return count === 0 ? 0 : turn % count;
}
