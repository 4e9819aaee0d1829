import type { TicketSlip } from '@jiaohao/shared';
import { say, TicketNumber } from '@jiaohao/shared/web';
import { carryOut } from '../outcome.ts';
import { PrintButtons } from './ticket-acts.tsx';

/** Numbers that were given out just now: to be written on paper, or printed. */
export interface Given {
  readonly numbers: readonly string[];
  /** What the first of them says; null: it is from the paper book. */
  readonly slip: TicketSlip | null;
  readonly at: string;
}

/** What the member is to be told, large enough to be read across the desk. */
export function GivenOut({ given: { numbers, slip, at } }: { given: Given }) {
  const print = (kiosk: string): void => {
    void (async () => {
      for (const number of numbers)
        await carryOut(
          `/tickets/${number}/print`,
          { kiosk },
          { zh: `${kiosk}空闲时即打印`, en: `${kiosk} prints it when nobody stands there` },
        );
    })();
  };
  return (
    <div class="given-out" role="status">
      <p class="numbers">
        {numbers.map((number) => (
          <TicketNumber key={number} number={number} />
        ))}
      </p>
      <p>
        {at}{' '}
        {slip === null
          ? say({ zh: '纸质号，已记在“补录”清单', en: 'From the paper book; noted on the paper list' })
          : say({
              zh: `${slip.serviceName.zh} · ${slip.windows}号窗口 · 前面${slip.ahead}位${slip.wait ? `，约${slip.wait.minutes}分钟` : ''}`,
              en: `${slip.serviceName.en} · window ${slip.windows} · ${slip.ahead} before it${slip.wait ? `, about ${slip.wait.minutes} min` : ''}`,
            })}
      </p>
      {slip !== null && (
        <p class="acts">
          <PrintButtons onPress={print} />
        </p>
      )}
    </div>
  );
}
